"""Findings and fixes, compared with the running layer."""
