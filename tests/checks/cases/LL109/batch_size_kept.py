# keras: 2, 3
import tensorflow as tf
class A(tf.keras.layers.Layer):
    def build(self, input_shape):
        self.batch = input_shape[0]
        self.gain = self.add_weight(name="gain", shape=(self.batch, 3))  # -> LL109
        super().build(input_shape)
    def call(self, x):
        return x * self.gain
