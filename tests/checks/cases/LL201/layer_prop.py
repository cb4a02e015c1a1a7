# keras: 2, 3
import tensorflow as tf
class A(tf.keras.layers.Layer):
    @property
    def proj(self):
        return tf.keras.layers.Dense(3)  # -> LL201
    def call(self, x):
        return self.proj(x)
