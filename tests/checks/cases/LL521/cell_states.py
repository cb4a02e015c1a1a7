# keras: 2, 3
import keras


class Bad(keras.layers.Layer):
    def call(self, inputs):
        return inputs  # -> LL521


class Right(keras.layers.Layer):
    def call(self, inputs):
        return inputs
