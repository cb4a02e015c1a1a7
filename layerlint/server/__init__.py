"""The language server: what editors show while a layer is being written."""
