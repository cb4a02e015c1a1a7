"""A layer is built and called once; what it made, called and computed is told."""
