"""From the source of a class to its facts: a LibCST parse and walks over its methods."""
