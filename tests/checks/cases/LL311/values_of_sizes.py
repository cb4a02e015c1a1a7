# keras: 3
import tensorflow as tf
class A(tf.keras.layers.Layer):
    def build(self, input_shape):
        self.n = input_shape[-1].value  # -> LL311
    def call(self, x):
        a = x.shape[1].value  # -> LL311
        b = tf.nn.relu(x).get_shape()[-1].value  # -> LL311
        if hasattr(x.shape[1], "value"):
            a = x.shape[1].value
        return x * a * b * self.n.value
