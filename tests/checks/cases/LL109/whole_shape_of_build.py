# keras: 2, 3
import tensorflow as tf
class A(tf.keras.layers.Layer):
    def build(self, input_shape):
        self.b = self.add_weight(name="b", shape=input_shape)  # -> LL109
        self.full = input_shape
        self.rest = input_shape[1:]
        super().build(input_shape)
    def call(self, x):
        x = x + tf.random.normal(self.full)  # -> LL509
        return x + self.b + tf.ones(self.rest)
