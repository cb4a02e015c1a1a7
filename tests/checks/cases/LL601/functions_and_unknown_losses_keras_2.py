# keras: 2
import tensorflow as tf
from elsewhere import make_loss
from tensorflow.keras import layers


class Penalized(layers.Layer):
    """Keras 2 asks a function anew after each call; what is unknown may be one."""

    def __init__(self, loss, **kwargs):
        super().__init__(**kwargs)
        self.add_loss(loss)

    def build(self, input_shape):
        self.w = self.add_weight(name="w", shape=(3,))
        self.add_loss(lambda: tf.reduce_sum(self.w))
        self.add_loss(make_loss(self.w))
        self.add_loss(losses=lambda: tf.reduce_sum(self.w))
        self.add_loss(tf.reduce_sum(self.w))  # -> LL601
        self.built = True

    def call(self, inputs):
        return inputs * self.w
