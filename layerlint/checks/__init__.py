"""The rules: one small module each, a generator over a `LayerClass`."""
