# keras: 3
# not LL704
import keras
import tensorflow as tf


class A(keras.layers.Layer):
    def build(self, input_shape):
        self.w = self.add_weight(name="w", shape=(3,))
        if input_shape[0]:
            self.w = tf.Variable(1.0)  # -> LL104
        self.v = self.add_weight(name="v", shape=(3,))

    def call(self, x):
        x = self.w.read_value()
        return x * self.w
