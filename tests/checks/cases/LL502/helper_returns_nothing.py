# keras: 2, 3
import tensorflow as tf
class A(tf.keras.layers.Layer):
    def scaled(self, x):  # -> LL502
        y = x * 2.0
    def call(self, x):
        return self.scaled(x)
class B(tf.keras.layers.Layer):
    def scaled(self, x):
        raise NotImplementedError
    def call(self, x):
        return self.scaled(x)
