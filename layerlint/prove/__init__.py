"""Findings held against the running layer, and fixes too."""
