# keras: 3
import tensorflow as tf


class Swap(tf.keras.layers.Layer):
    def build(self, input_shape):
        self.a = tf.ones((4,))  # -> LL118
        self.b = tf.zeros((4,))  # -> LL118
        super().build(input_shape)

    def advance(self):
        self.a = tf.nn.relu(self.b)
        self.b = tf.square(self.a)

    def call(self, inputs):
        return inputs * self.a + self.b  # not LL517
