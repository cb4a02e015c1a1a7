"""What a run learned, kept for the next one in `.layerlint_cache`."""
