"""The caches in `.layerlint_cache`."""
