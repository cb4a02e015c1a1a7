"""The available rules: the catalogue, their pages, and rules of plugins."""
