"""Settings: what may be set, how it is read, and which rules and which Keras they choose."""
