# keras: 2
"""An old optimizer takes any variables, the other one does not."""

import tensorflow as tf
from tensorflow import keras


class OneIsOld(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.first = keras.layers.Dense(1)
        self.second = keras.layers.Dense(1)
        self.old = keras.optimizers.legacy.Adam()
        self.adam = keras.optimizers.Adam()

    def call(self, x):
        return self.first(x) + self.second(x)

    def train_step(self, data):
        with tf.GradientTape(persistent=True) as tape:
            loss = tf.reduce_mean(self(data, training=True))
        first, second = self.first.trainable_variables, self.second.trainable_variables
        self.old.apply_gradients(zip(tape.gradient(loss, first), first))
        self.old.apply_gradients(zip(tape.gradient(loss, second), second))
        self.adam.apply_gradients(zip(tape.gradient(loss, first), first))
        self.adam.apply_gradients(zip(tape.gradient(loss, second), second))  # -> LL611
        return {"total": loss}
