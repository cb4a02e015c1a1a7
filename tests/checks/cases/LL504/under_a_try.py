# keras: 3
import keras
from keras import ops


class Missing(keras.layers.Layer):
    def call(self, inputs):
        try:
            size = self.sizes["a"]
            mean = ops.mean(inputs).numpy()  # -> LL504
        except KeyError:
            size, mean = 1, 0.0
        return inputs * size - mean

    def build(self, input_shape):
        self.sizes = {"a": 2}


class Looks(keras.layers.Layer):
    def call(self, inputs):
        try:
            mean = ops.mean(inputs).numpy()
        except Exception:
            mean = 0.0
        return inputs - mean


class LooksForAttribute(keras.layers.Layer):
    def call(self, inputs):
        try:
            mean = ops.mean(inputs).numpy()
        except (AttributeError, NotImplementedError):
            mean = 0.0
        return inputs - mean
