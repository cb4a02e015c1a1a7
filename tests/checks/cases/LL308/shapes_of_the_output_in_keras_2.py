# keras: 2
import keras


class Pair(keras.layers.Layer):
    """Keras 2 does not look at the names of `compute_output_shape`."""

    def compute_output_shape(self, input_shape, other=None):
        return input_shape

    def call(self, inputs, scale=None):
        return inputs if scale is None else inputs * scale


class Keywords(keras.layers.Layer):
    def build(self, input_shape, *, width=3, **more):
        self.width = width
        self.built = True

    def call(self, inputs):
        return inputs * self.width
