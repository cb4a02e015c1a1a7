"""What is inside a layer, as drawn, and smaller graphs that say the same."""
