"""Thousands of odd inputs for layerlint, each of which has to come to a clean end.

`python -m tools.soak --seconds 60 --seed 0` makes and runs them, `--replay FILE` runs one again.
"""
