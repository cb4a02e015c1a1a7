"""What only the makers of layerlint run; none of it is in the wheel."""
