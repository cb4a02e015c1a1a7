# keras: 2, 3
import tensorflow as tf
from tensorflow.keras import layers
def bottom(x):
    return layers.BatchNormalization()(x)
def conv_block(x, filters):
    x = layers.Conv2D(filters, 3, padding="same")(x)
    return bottom(x)
def relu_block(x):
    return layers.ReLU()(x)
def maybe(x, layer=None):
    if layer is None:
        layer = layers.Dense(3)
    return layer(x)
def sized(x, layers):
    return layers.Dense(x)
class A(tf.keras.Model):
    def build(self, s):
        self.net = conv_block
    def call(self, x, training=None):
        x = conv_block(x, 8)  # -> LL201
        x = bottom(x)  # -> LL201
        return sized(maybe(relu_block(x)), self)  # -> LL201  # -> LL202
