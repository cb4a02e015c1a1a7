# keras: 2, 3
import tensorflow as tf
from tensorflow.keras import layers


class NewLayer(layers.Layer):
    def call(self, x):
        return layers.Activation("relu")  # -> LL502


class HeldLayer(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = layers.Dense(3)

    def call(self, x):
        return self.dense  # -> LL502


class Called(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = layers.Dense(3)

    def chosen(self):
        return self.dense

    def call(self, x):
        if self.trainable:
            return self.chosen()(x)
        return layers.Activation("relu")(self.dense(x))
