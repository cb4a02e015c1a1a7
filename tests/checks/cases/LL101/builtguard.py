# keras: 2, 3
import tensorflow as tf
class A(tf.keras.layers.Layer):
    def call(self, x):
        if not self.built:
            self.v = self.add_weight(shape=(3,), name="v")  # -> LL101
        return x + self.v
