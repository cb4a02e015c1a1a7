"""Runs a layer as users do (repeated calls, saving, fitting) and records symptoms and traits."""
