"""Tests of what only the makers of layerlint run."""
