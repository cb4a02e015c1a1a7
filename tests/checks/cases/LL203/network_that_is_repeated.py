# keras: 2, 3
import tensorflow as tf
from tensorflow.keras.applications import ResNet50


class Repeated(tf.keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.nets = [ResNet50(weights=None)] * 2  # -> LL203
        self.others = [ResNet50(weights=None) for _ in range(2)]

    def call(self, x, training=None):
        for net in self.nets + self.others:
            x = net(x)
        return x
