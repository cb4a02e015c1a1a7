# keras: 2, 3
import tensorflow as tf
from tensorflow import keras
from tensorflow.keras.layers import Add, Dense, Embedding, Input

image = Input((12,))
hidden = Dense(8, activation="relu")(image)
mean = Dense(2)(hidden)
both = Add()([Dense(2)(hidden), mean])
table = Embedding(4, 2)(tf.constant([1, 2]))
again = Dense(2)(hidden)
again = Dense(2)(again)


class Divergence(keras.layers.Layer):
    def error(self, x):
        return tf.reduce_mean(x - mean)  # -> LL519

    def call(self, inputs):
        self.add_loss(self.error(inputs))
        return inputs


class Right(keras.layers.Layer):
    def call(self, inputs):
        return inputs + table
