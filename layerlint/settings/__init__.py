"""Settings: their declarations, reading them, and the selection of rules."""
