# keras: 2
import keras
import tensorflow as tf


class A1(keras.layers.Layer):
    def build(self, input_shape):
        self.w = self.add_weight(name="w", shape=(3,))
        self.v = self.add_weight(name="v", shape=(3,))

    def call(self, x):
        x = self.w.read_value()
        return x * self.w


class A2(keras.layers.Layer):
    def build(self, input_shape):
        self.w = self.add_weight(name="w", shape=(3,))
        self.v = self.add_weight(name="v", shape=(3,))

    def call(self, x):
        x = tf.stack([self.w, self.v])
        return x * self.w


class A3(keras.layers.Layer):
    def build(self, input_shape):
        self.w = self.add_weight(name="w", shape=(3,))
        self.v = self.add_weight(name="v", shape=(3,))

    def call(self, x):
        x = self.w.value()
        return x * self.w
