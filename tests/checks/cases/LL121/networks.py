# keras: 2, 3
import tensorflow as tf
from tensorflow import keras


class TextGan(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.generator = keras.Sequential([keras.layers.Dense(35), keras.layers.Reshape((5, 7))])
        self.discriminator = keras.Sequential(
            [keras.layers.Embedding(7, 4), keras.layers.Flatten(), keras.layers.Dense(1)]
        )
        self.discriminator.trainable = False

    def call(self, noise):
        text = tf.argmax(self.generator(noise), axis=-1)  # -> LL121
        return self.discriminator(text)


class Soft(TextGan):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.head = keras.Sequential([keras.layers.Dense(4)])
        self.shape_only = keras.Sequential([keras.layers.Reshape((4,)), keras.layers.ReLU()])

    def call(self, noise):
        logits = self.head(noise)
        choice = tf.argmax(self.shape_only(noise), axis=-1)
        return tf.nn.softmax(logits), choice


class Added(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.net = keras.Sequential([keras.layers.Dense(4, kernel_regularizer="l2")])

    def call(self, x):
        return tf.argmax(self.net(x), axis=-1)
