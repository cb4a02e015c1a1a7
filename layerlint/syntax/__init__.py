"""Syntax trees: made quickly from `ast`, walked quickly, and aligned with places in the text."""
