# keras: 3
import tensorflow as tf
from tensorflow import keras
from tensorflow.keras.layers import Input


def make(size):
    a = Input(5)  # -> LL701
    b = keras.Input(shape=(4))  # -> LL701
    c = keras.Input((3,))
    d = keras.Input(shape=[3])
    e = keras.Input(size)
    f = keras.Input(shape=(), batch_size=4)
    return a, b, c, d, e, f


class Embeds(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.input_layer = keras.layers.InputLayer(input_shape=5)  # -> LL701
        self.dense = keras.layers.Dense(3)

    def call(self, x):
        return self.dense(x)


keras.Sequential([tf.keras.layers.InputLayer(7)])  # -> LL701
