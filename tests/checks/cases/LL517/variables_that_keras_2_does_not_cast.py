# keras: 2
import tensorflow as tf
from tensorflow import keras
from tensorflow.keras import backend as K


class Scale(keras.layers.Layer):
    def build(self, input_shape):
        self.gamma = tf.Variable(0.1 * tf.ones((input_shape[-1],)))

    def call(self, x):
        return x * self.gamma  # -> LL517


class Linear(keras.layers.Layer):
    def __init__(self, units, **kwargs):
        super().__init__(**kwargs)
        first = tf.random_normal_initializer()
        self.w = tf.Variable(initial_value=first(shape=(3, units), dtype="float32"))
        self.b = K.variable([0.0] * 4)

    def call(self, x):
        return tf.matmul(x, self.w) + self.b  # -> LL517


class Shift(keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.number = tf.Variable(1.0, trainable=False)
        self.numbers = tf.Variable([[1.0, 2.0, 3.0]])

    def call(self, x):
        y = x + self.number  # -> LL517
        return y - tf.exp(self.numbers)


class Right(keras.layers.Layer):
    def __init__(self, values, **kwargs):
        super().__init__(**kwargs)
        self.w = self.add_weight(name="w", shape=(3,))
        self.given = tf.Variable(values)
        self.steps = tf.Variable(0)
        self.half = tf.Variable(1.0, dtype=self.compute_dtype)

    def call(self, x):
        y = x * self.w + self.given
        y = y * tf.cast(self.steps, y.dtype)
        return y + x * self.half
