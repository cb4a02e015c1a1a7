# keras: 2, 3
import tensorflow as tf
from tensorflow import keras


class Routing(keras.layers.Layer):
    def call(self, x):
        self.weights_of_parts = tf.nn.softmax(x)
        for _ in range(3):
            self.step(x)
        return x * self.weights_of_parts

    def step(self, x):
        new = 0.8 * x + 0.2 * self.weights_of_parts
        self.weights_of_parts = tf.nn.softmax(new)


class Smoothed(keras.layers.Layer):
    def build(self, input_shape):
        self.last = 0.0
        self.mean = 0.0
        self.built = True

    def call(self, x, training=False):
        if training:
            self.mean = tf.reduce_mean(x)
        return self.step(x)

    def step(self, x):
        new = 0.8 * x + 0.2 * self.last + self.mean
        self.last = tf.reduce_mean(new)  # -> LL105
        self.mean = tf.reduce_max(new)  # -> LL105
        return new
