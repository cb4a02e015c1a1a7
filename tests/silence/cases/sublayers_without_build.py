# keras: 2, 3
# Belief: a layer with sublayers must have a build, or must build each of them.
import tensorflow as tf


class Mlp(tf.keras.layers.Layer):
    def __init__(self, hidden=4, **kwargs):
        super().__init__(**kwargs)
        self.hidden = hidden
        self.first = tf.keras.layers.Dense(hidden, activation="relu")
        self.second = tf.keras.layers.Dense(2)

    def call(self, inputs):
        return self.second(self.first(inputs))


class Scaled(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = tf.keras.layers.Dense(2)

    def build(self, input_shape):
        self.w = self.add_weight(name="w", shape=(2,), initializer="ones")
        super().build(input_shape)

    def call(self, inputs):
        return self.dense(inputs) * self.w
