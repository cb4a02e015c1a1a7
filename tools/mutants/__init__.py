"""Faults put into the rules, to see what the tests of the rules see."""
