# keras: 3
import tensorflow as tf


class Folded(tf.keras.layers.Layer):
    def call(self, inputs, depth=2):
        if depth == 0:
            return tf.reduce_sum(inputs)
        return self(inputs, depth=depth - 1)

    def count(self, inputs):
        return len(self(inputs))


class Flat(tf.keras.Model):
    def call(self, inputs):
        return tf.reduce_sum(inputs, axis=1)

    def train_step(self, data):
        inputs, _ = data
        print(len(self(inputs)))  # -> LL503
        return {}
