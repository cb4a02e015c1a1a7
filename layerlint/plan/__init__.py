"""How a class is made and called, read from the project that uses it; nothing is run."""
