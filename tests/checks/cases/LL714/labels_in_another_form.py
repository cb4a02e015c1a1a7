# keras: 3
import tensorflow as tf
from tensorflow import keras


def with_a_dict(y_true, y_pred):
    arguments = {"indices": y_true, "depth": 3}
    return tf.reduce_mean(tf.one_hot(**arguments) - y_pred)  # -> LL714


def with_another_value(y_true, y_pred):
    classes = tf.argmax(y_pred, axis=-1)
    return tf.reduce_mean((tf.one_hot(classes, 3) - y_true) * y_pred)


def of_a_reshaped_copy(y_true, y_pred):
    labels = tf.reshape(y_true, (-1,))
    return tf.reduce_mean(tf.one_hot(labels, 3) - y_pred)  # -> LL714


def of_integers(y_true, y_pred):
    labels = tf.convert_to_tensor(y_true, dtype=tf.int32)
    return tf.reduce_mean(tf.one_hot(labels, 3) - y_pred)


class Named(keras.losses.Loss):
    def __init__(self, **kwargs):
        super().__init__(name="named", **kwargs)
        self.settings = self.read(dtype="int64")

    def read(self, dtype):
        return dtype

    def call(self, y_true, y_pred):
        return tf.reduce_mean(tf.one_hot(y_true, 3) - y_pred)  # -> LL714


def make():
    model = keras.Sequential([keras.layers.Dense(3)])
    model.compile("sgd", loss=with_a_dict)
    model.compile("sgd", loss=with_another_value)
    model.compile("sgd", loss=of_a_reshaped_copy)
    model.compile("sgd", loss=of_integers)
    model.compile("sgd", loss=Named())
    return model
