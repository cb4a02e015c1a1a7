"""Which classes are Keras layers or models, found across files without importing any of them."""
