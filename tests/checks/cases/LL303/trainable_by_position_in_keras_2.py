# keras: 2
from tensorflow import keras


class Scaled(keras.layers.Layer):
    def __init__(self, trainable=True, name=None):
        super().__init__(trainable, name)

    def call(self, inputs):
        return inputs


class Named(keras.layers.Layer):
    def __init__(self, name=None):
        super().__init__(name)  # -> LL303

    def call(self, inputs):
        return inputs


class Text(keras.layers.Layer):
    def __init__(self):
        super().__init__("text")  # -> LL303


class TextByDefault(keras.layers.Layer):
    def __init__(self, mode="same"):
        super().__init__(mode)  # -> LL303


class Perhaps(keras.layers.Layer):
    def __init__(self, flag=None):
        super().__init__(flag)


class Number(keras.layers.Layer):
    def __init__(self):
        super().__init__(1)  # -> LL303


class Beside(keras.layers.Layer):
    def __init__(self, flag, config):
        super().__init__(flag)
        self.units = config.units
