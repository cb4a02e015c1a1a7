"""Ignore findings: by comments, and by baselines."""
