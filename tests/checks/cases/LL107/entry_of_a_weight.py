# keras: 2, 3
import keras
import tensorflow as tf
class A(tf.keras.layers.Layer):
    def build(self, input_shape):
        self.cache = self.add_weight(name="cache", shape=(8, 3), trainable=False)
        super().build(input_shape)
    def call(self, x):
        if keras.backend.backend() == "torch":
            self.cache[0] = x
        else:
            self.cache[1] = x  # -> LL107
        return self.cache + x
