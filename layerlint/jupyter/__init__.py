"""For notebooks: `layerlint.check(...)`, and the IPython extension that checks cells as they run."""
