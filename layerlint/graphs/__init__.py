"""The graph of what is inside a layer, and smaller graphs with the same meaning."""
