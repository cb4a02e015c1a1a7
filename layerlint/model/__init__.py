"""What is known of a layer class, as frozen data without syntax."""
