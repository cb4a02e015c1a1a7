"""Measurements beside other linters."""
