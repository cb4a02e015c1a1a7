# keras: 2, 3
import tensorflow as tf
from tensorflow import keras


class Counted(keras.layers.Layer):
    def build(self, input_shape):
        self.steps = self.add_weight(name="steps", shape=(), initializer="zeros", trainable=False)
        self.mean = self.add_weight(name="mean", shape=(input_shape[-1],), initializer="zeros", trainable=False)
        self.built = True

    def update(self, x):
        self.mean.assign_sub((self.mean - tf.reduce_mean(x, 0)) * 0.1)  # -> LL120

    def call(self, x):
        self.steps.assign_add(1.0)  # -> LL120
        self.update(x)
        return (x - self.mean) / self.steps


class Guarded(Counted):
    def call(self, x, training=None):
        if training:
            self.steps.assign_add(1.0)
        return x / self.steps


class Chosen(Counted):
    def call(self, x, training=False):
        self.mean.assign(tf.where(bool(training), 0.9 * self.mean + 0.1 * tf.reduce_mean(x, 0), self.mean))
        return x - self.mean


class Stateful(Counted):
    """Its state is meant to go on from call to call."""

    def reset_states(self):
        self.steps.assign(0.0)

    def call(self, x):
        self.steps.assign_add(1.0)
        return x / self.steps


class Once(keras.layers.Layer):
    def build(self, input_shape):
        self.scale = self.add_weight(name="scale", shape=(), initializer="ones")
        self.scale.assign(2.0)
        self.built = True

    def call(self, x):
        return x * self.scale
