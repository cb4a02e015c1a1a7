# keras: 2, 3
import keras


class Filled(keras.layers.Layer):
    """The helper writes into the dict; only its result is lost."""

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = keras.layers.Dense(3)

    def build(self, input_shape):
        self.dense.build(input_shape)
        self.built = True

    def fill(self, inputs, out):
        result = self.dense(inputs)
        out["half"] = result / 2.0
        return result

    def call(self, inputs):
        out = {}
        self.fill(inputs, out)
        return out["half"]
