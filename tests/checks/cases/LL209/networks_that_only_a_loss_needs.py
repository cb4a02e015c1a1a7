# keras: 2, 3
import tensorflow as tf
from tensorflow.keras.applications import VGG16

VGG = VGG16(include_top=False)


class Perceptual(tf.keras.Model):
    shared = VGG16(include_top=False)

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        vgg = VGG16(include_top=False)
        self.features = lambda t: vgg(t)
        self.dense = tf.keras.layers.Dense(3)

    def call(self, x, training=None):
        y = self.dense(x)
        self.add_loss(tf.reduce_mean(self.features(x) - self.features(y)) + tf.reduce_mean(VGG(x)))
        return y
