# keras: 2, 3
"""What a tape reaches through `call` is told by `self(...)`; what waits in a lambda may run later, for a picture."""

import tensorflow as tf
from tensorflow import keras


class Told(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.drop = keras.layers.Dropout(0.5)
        self.dense = keras.layers.Dense(2)

    def call(self, x, training=None):
        return self.dense(self.drop(x))

    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(y - self(x, training=True)))
            shown = lambda: self(x)
        variables = self.trainable_variables
        self.optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables))
        self.shown = shown
        return {"total": loss}


class Adapts(keras.Model):
    """`call` takes the gradient itself: Keras tells the layers in it what they run for."""

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.drop = keras.layers.Dropout(0.5)
        self.dense = keras.layers.Dense(2)

    def call(self, x, training=None):
        with tf.GradientTape() as tape:
            found = self.dense(self.drop(x))
            loss = tf.reduce_mean(tf.square(found))
        slopes = tape.gradient(loss, self.trainable_variables)
        return found - 0.1 * tf.reduce_mean(slopes[-1])
