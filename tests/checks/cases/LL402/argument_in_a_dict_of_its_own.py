# keras: 2, 3
from tensorflow import keras


class Block(keras.layers.Layer):
    def __init__(self, units, width=None, trains=None, **kwargs):
        options = {}
        if width is not None:
            options["width"] = width
        if trains is not None:
            kwargs["trainable"] = trains
        super().__init__(**kwargs)
        self.units = units
        self.options = options

    def call(self, inputs):
        return inputs * self.units * self.options.get("width", 1)

    def get_config(self):  # -> LL402
        return {**super().get_config(), "units": self.units}
