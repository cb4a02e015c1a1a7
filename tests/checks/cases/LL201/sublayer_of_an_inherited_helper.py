# keras: 2, 3
import tensorflow as tf
from tensorflow.keras import layers
class Residual:
    def residual(self, x, units):
        return x + layers.Dense(units)(x)
class A(Residual, tf.keras.Model):
    def call(self, x, training=None):
        return self.residual(x, 3)  # -> LL201
