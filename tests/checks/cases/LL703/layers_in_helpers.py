# keras: 3
import keras
import tensorflow as tf


class Net(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = keras.layers.Dense(3)

    def call(self, x):
        return tf.square(self.dense(x)) + 1.0

    def model(self):
        inputs = keras.Input((3,))
        return keras.Model(inputs, self.call(inputs))  # -> LL703


def head(x):
    y = keras.layers.Dense(3)(x)
    return tf.square(y)


def head_model():
    inputs = keras.Input((3,))
    return keras.Model(inputs, head(inputs))  # -> LL703


def shape_model():
    inputs = keras.Input((3,))
    sizes = inputs.shape.as_list()  # -> LL703
    print(sizes, sizes)
    outputs = keras.layers.Dense(sizes[-1])(inputs)
    return keras.Model(inputs, outputs)


def reshaped_model():
    inputs = keras.Input((4,))
    return keras.Model(inputs, inputs.reshape((-1, 2, 2)))
