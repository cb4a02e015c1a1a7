# keras: 2, 3
import functools
from tensorflow.keras import layers


class Net(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        conv = functools.partial(layers.Conv1D, 4, padding="same")
        self.make = functools.partial(layers.Dense, 4)
        self.first = conv(3)
        self.blocks = [conv(1)] * 3  # -> LL203

    def build(self, input_shape):
        add = functools.partial(self.add_weight, shape=(input_shape[-1],))
        self.scale = add(name="scale")  # -> LL111
        self.scale = add(name="scale", initializer="ones")

    def call(self, inputs):
        for block in self.blocks:
            inputs = block(inputs)
        return self.make()(self.first(inputs) * self.scale)  # -> LL201
