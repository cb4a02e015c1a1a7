# keras: 2
from tensorflow import keras


class Scaled(keras.layers.Layer):
    def __init__(self, shape, **kwargs):
        super().__init__(**kwargs)
        self.shape = shape

    def build(self, input_shape):
        self.scale = self.add_weight(name="scale", shape=self.shape, initializer="ones")
        self.offset = self.add_weight(name="offset", initializer="zeros")
        self.single = self.add_weight(name="single", shape=[], initializer="ones")
        self.bias = self.add_weight(name="bias", shape=[input_shape[-1]], initializer="zeros")
        super().build(input_shape)

    def call(self, inputs):
        if self.scale:
            inputs = inputs * self.scale
        if self.offset:
            inputs = inputs + self.offset
        if self.single:
            inputs = inputs * self.single
        if self.bias:  # -> LL503
            inputs = inputs + self.bias
        return inputs
