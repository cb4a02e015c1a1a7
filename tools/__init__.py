"""What only the makers of layerlint run."""
