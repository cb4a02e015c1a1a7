# keras: 2
import tensorflow as tf


class Stages(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.stages = [[tf.keras.layers.Dense(3)], [tf.keras.layers.Dense(3)]]  # -> LL207

    def call(self, inputs):
        x = inputs
        for stage in self.stages:
            for layer in stage:
                x = layer(x)
        return x


class Named(tf.keras.layers.Layer):
    """A warning: the file saves a model with it."""

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.blocks = {"first": [tf.keras.layers.Dense(3)], "sizes": [3]}  # -> LL207

    def call(self, inputs):
        return self.blocks["first"][0](inputs)


model = tf.keras.Sequential([Named()])
model.save("named.keras")
