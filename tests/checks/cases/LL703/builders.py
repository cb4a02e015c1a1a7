# keras: 3
import tensorflow as tf
from tensorflow import keras
from tensorflow.keras import backend as K
from tensorflow.keras import layers

inputs = keras.Input((8, 8, 3))
scaled = tf.image.resize(inputs, (4, 4))  # -> LL703
flat = layers.Flatten()(scaled)


class Scale(layers.Layer):
    def call(self, x):
        return tf.sqrt(x)


def classifier(width):
    images = keras.Input((8, 8, 3))
    x = layers.Conv2D(width, 3)(images)
    x = tf.nn.relu(x)  # -> LL703
    x = Scale()(x)
    x = K.mean(x, axis=-1)  # -> LL703
    size = x.get_shape()  # -> LL703
    return keras.Model(images, layers.Dense(size[-1])(x))


class Builder:
    def __init__(self):
        self.dense = layers.Dense(3)

    def build(self, input_shape):
        x = keras.Input(input_shape)
        y = self.dense(x)
        return keras.Model(x, tf.concat([x, y], axis=-1))  # -> LL703

    def call(self, x):
        return tf.nn.relu(x)


def right(width):
    images = keras.Input((8, 8, 3))
    x = layers.Lambda(lambda value: tf.nn.relu(value))(images)
    x = layers.Lambda(tf.sqrt)(x)
    x = keras.ops.relu(x)
    try:
        x = tf.abs(x)
    except ValueError:
        x = keras.ops.abs(x)
    return keras.Model(images, layers.Dense(width)(x))


def on_tensors(x):
    return tf.nn.relu(layers.Dense(3)(x))
