# keras: 2
import tensorflow as tf
from tensorflow.keras import backend as K


class Centers(tf.keras.layers.Layer):
    def build(self, input_shape):
        self.centers = self.add_weight(name="centers", shape=(input_shape[-1],), trainable=False)
        self.steps = self.add_weight(name="steps", shape=(), initializer="zeros", trainable=False)
        self.built = True

    def call(self, inputs):
        new = 0.9 * self.centers + 0.1 * tf.reduce_mean(inputs, axis=0)
        self.add_update((self.centers, new))  # -> LL122
        self.add_update([(self.centers, new), (self.steps, self.steps + 1.0)])  # -> LL122
        self.add_update(K.moving_average_update(self.centers, new, 0.9), inputs)  # -> LL122
        return inputs - self.centers


class Right(tf.keras.layers.Layer):
    def build(self, input_shape):
        self.centers = self.add_weight(name="centers", shape=(input_shape[-1],), trainable=False)
        self.steps = self.add_weight(name="steps", shape=(), initializer="zeros", trainable=False)
        self.built = True

    def call(self, inputs):
        new = 0.9 * self.centers + 0.1 * tf.reduce_mean(inputs, axis=0)
        self.add_update(self.centers.assign(new))
        self.add_update([self.centers.assign(new), self.steps.assign_add(1.0)])
        self.add_update((self.centers.assign(new), self.steps.assign_add(1.0)))
        self.add_update(K.update(self.centers, new))
        return inputs - self.centers


class Own(tf.keras.layers.Layer):
    def build(self, input_shape):
        self.centers = self.add_weight(name="centers", shape=(input_shape[-1],), trainable=False)
        self.built = True

    def add_update(self, pair, inputs=None):
        pair[0].assign(pair[1])

    def call(self, inputs):
        self.add_update((self.centers, 0.9 * self.centers), inputs)
        return inputs - self.centers
