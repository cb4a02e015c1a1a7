# keras: 2, 3
from tensorflow import keras


class Halves(keras.layers.Layer):
    def build(self, input_shape):
        size = input_shape[-1]
        self.kernel = self._weight("kernel", (size / 2, 4))
        self.scale = self._scale((size // 2,))
        self.shift = self._scale((size // 2,))
        self.built = True

    def _weight(self, name, shape):
        return self.add_weight(name=name, shape=shape)  # -> LL114

    def _scale(self, shape):
        return self.add_weight(name="scale", shape=shape)

    def call(self, inputs):
        return inputs @ self.kernel * self.scale + self.shift


class Either(keras.layers.Layer):
    """Two calls, two shapes."""

    def build(self, input_shape):
        size = input_shape[-1]
        self.kernel = self._weight("kernel", (size, 4))
        self.bias = self._weight("bias", (size / size,))
        self.built = True

    def _weight(self, name, shape):
        return self.add_weight(name=name, shape=shape)

    def call(self, inputs):
        return inputs @ self.kernel + self.bias
