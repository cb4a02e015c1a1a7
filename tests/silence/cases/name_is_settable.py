# keras: 3
# Belief: `name` cannot be set. In Keras 3 it can, to a string.
import keras


class Named(keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.name = "chosen"

    def call(self, inputs):
        return inputs * 2.0
