"""Builds and calls a layer once, and records its layers, variables, calls and ops."""
