# keras: 2, 3
import tensorflow as tf
from tensorflow.keras import layers
class A(tf.keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.blocks = [layers.Dense(3) for _ in range(3)]
    def call(self, x, training=None):
        for block in self.blocks:
            block(x)  # -> LL205
        return x
