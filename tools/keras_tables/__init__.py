"""The tables of what Keras holds, made by running it: `python -m tools.keras_tables`."""
