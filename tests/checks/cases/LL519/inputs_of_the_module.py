# keras: 2, 3
import tensorflow as tf
from tensorflow.keras import Input

images = Input((3,))
mask = tf.keras.layers.Input((3,))


class Shifted(tf.keras.layers.Layer):
    def _scaled(self, inputs):
        return tf.multiply(inputs, images)  # -> LL519

    def call(self, inputs):
        return tf.add(self._scaled(inputs), mask)  # -> LL519


class Own(tf.keras.layers.Layer):
    """The name is an argument, or a local."""

    def call(self, images):
        mask = tf.ones_like(images)
        return images * mask


class Net(tf.keras.Model):
    def __init__(self):
        super().__init__(inputs=images, outputs=tf.keras.layers.Dense(2)(images))
