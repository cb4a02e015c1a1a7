# keras: 3
# not LL506
"""Others call these: a child, or a model around the layer."""

from tensorflow import keras


class Abstract(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.drop = keras.layers.Dropout(0.5)

    def call(self, x):
        raise NotImplementedError


class Inner(keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.drop = keras.layers.Dropout(0.5)

    def call(self, x, is_training=False):
        return self.drop(x, training=is_training)
