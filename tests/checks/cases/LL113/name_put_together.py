# keras: 3
import tensorflow as tf
class A(tf.keras.layers.Layer):
    def build(self, input_shape):
        self.a = self.add_weight(self.name + "_a", shape=(3,))  # -> LL113
        super().build(input_shape)
    def call(self, x):
        return x * self.a
