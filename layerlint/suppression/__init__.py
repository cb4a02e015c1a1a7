"""Findings that are known already: comments that ignore them, and baselines."""
