# keras: 2, 3
# not LL408
"""What is recorded is at least as much as before, and what is made of a local name is no argument."""

from tensorflow import keras


class AtLeast(keras.layers.Layer):
    def __init__(self, width=3, **kwargs):
        super().__init__(**kwargs)
        self.width = width

    def call(self, x):
        return x * self.width

    def get_config(self):
        return {**super().get_config(), "width": max(self.width, 1)}


class OfALocal(keras.layers.Dense):
    def __init__(self, **kwargs):
        units = 8
        super().__init__(units=4 * units, **kwargs)
