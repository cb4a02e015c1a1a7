# keras: 3
import tensorflow as tf
class A(tf.keras.layers.Layer):
    def call(self, x):
        try:
            v = self.v
        except AttributeError:
            self.v = self.add_weight(shape=(3,), name="v")  # -> LL103
            v = self.v
        return x + v
