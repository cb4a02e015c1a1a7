# keras: 2, 3
import numpy as np
import tensorflow as tf
from tensorflow import keras


def with_shape_of(y, x):
    y.set_shape(x.shape)


class AfterCast(keras.layers.Layer):
    def call(self, inputs):
        y = tf.numpy_function(lambda x: np.sin(x).astype("float64"), [inputs], tf.float64)
        y = tf.cast(y, tf.float32)
        y.set_shape(inputs.shape)
        return y


class AfterSum(keras.layers.Layer):
    def call(self, inputs):
        y = tf.py_function(tf.sin, [inputs], tf.float32) + inputs
        y.set_shape(inputs.shape)
        return y


class PartOfSum(keras.layers.Layer):
    def call(self, inputs):
        y = tf.stop_gradient(tf.numpy_function(np.sin, [inputs], tf.float32))
        y.set_shape([None, 3])
        return inputs + y


class ByMethod(keras.layers.Layer):
    def with_shape(self, y, x):
        y.set_shape(x.shape)

    def call(self, inputs):
        y = tf.numpy_function(np.sin, [inputs], tf.float32)
        self.with_shape(y, inputs)
        return y


class ByFunction(keras.layers.Layer):
    def call(self, inputs):
        y = tf.numpy_function(np.sin, [inputs], tf.float32)
        with_shape_of(y, inputs)
        return y


class InLoop(keras.layers.Layer):
    def call(self, inputs):
        a = tf.numpy_function(np.sin, [inputs], tf.float32)
        b = tf.numpy_function(np.cos, [inputs], tf.float32)
        for y in (a, b):
            y.set_shape(inputs.shape)
        return a + b


class OwnStep(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.scale = self.add_weight(name="scale", shape=(), initializer="ones")

    def call(self, inputs):
        return tf.numpy_function(np.sin, [inputs], tf.float32)

    def train_step(self, data):
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(self(data, training=True)) * tf.square(self.scale)
        variables = self.trainable_variables
        self.optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables))
        return {"objective": loss}


class SetOnAnother(keras.layers.Layer):
    def call(self, inputs):
        y = tf.numpy_function(np.sin, [inputs], tf.float32)
        z = tf.numpy_function(np.cos, [inputs], tf.float32)  # -> LL527
        y.set_shape(inputs.shape)
        return y + z
