# keras: 2, 3
import tensorflow as tf
class A(tf.keras.layers.Layer):
    def build(self, s):
        self.mean = self.add_weight(shape=(s[-1],), name="m", trainable=False)
        self.built = True
    def call(self, x, training=None):
        if training:
            self.mean = 0.9 * self.mean + 0.1 * tf.reduce_mean(x, 0)  # -> LL107
        return x - self.mean
