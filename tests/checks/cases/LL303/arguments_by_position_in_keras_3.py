# keras: 3
from tensorflow import keras


class Scaled(keras.layers.Layer):
    def __init__(self, trainable=True):
        super().__init__(trainable)  # -> LL303

    def call(self, inputs):
        return inputs


class Named(keras.layers.Layer):
    def __init__(self, trainable=True):
        super().__init__(trainable=trainable)

    def call(self, inputs):
        return inputs


class Shaped(keras.layers.Layer):
    def compute_output_shape(self, input_shape):
        return input_shape


class OfShaped(Shaped):
    def __init__(self, units):
        super().__init__(units)  # -> LL303


class Sized(keras.layers.Layer):
    def __init__(self, units):
        super().__init__()
        self.units = units


class OfSized(Sized):
    def __init__(self, units):
        super().__init__(units)
