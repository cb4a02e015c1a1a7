"""What the public API of Keras 2 and Keras 3 holds, as data made by `python -m tools.keras_tables`."""
