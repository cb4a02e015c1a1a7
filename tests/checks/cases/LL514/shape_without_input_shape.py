# keras: 2, 3
from tensorflow import keras


class Fixed(keras.layers.Layer):
    def call(self, inputs):
        return inputs

    def compute_output_shape(self):  # -> LL514
        return (None, 3)


class Right(keras.layers.Layer):
    def call(self, inputs):
        return inputs

    def compute_output_shape(self, *shapes):
        return shapes[0]
