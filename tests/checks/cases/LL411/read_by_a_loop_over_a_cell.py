# keras: 2, 3
from tensorflow import keras


class Cell(keras.layers.Layer):
    """`RNN` reads the sizes of its cell."""

    def __init__(self, units=4, width=4, **kwargs):
        super().__init__(**kwargs)
        self.units = units
        self.state_size = units
        self.output_size = width

    def build(self, input_shape):
        self.w = self.add_weight(name="w", shape=(input_shape[-1], self.units))

    def call(self, inputs, states):
        h = keras.activations.tanh(inputs @ self.w + states[0])
        return h, [h]

    def get_config(self):
        return {**super().get_config(), "units": self.units, "width": self.output_size}
