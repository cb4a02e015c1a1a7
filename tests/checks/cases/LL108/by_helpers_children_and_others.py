# keras: 2
import tensorflow as tf
from elsewhere import tables
from tensorflow import keras


class Helped(keras.layers.Layer):
    def __init__(self, ids, **kwargs):
        super().__init__(**kwargs)
        self.ids = ids
        self.embedding = keras.layers.Embedding(4, 3)

    def build(self, input_shape):
        self.w = self.add_weight(name="w", shape=(3, 3), initializer="ones")
        self.product = self._product()  # -> LL108
        self.empty = self._empty()
        self.perhaps = self._perhaps(input_shape)
        self.other = tf.reduce_sum(tables.kernel) + tf.reduce_sum(tables.weights[0])
        self.rows = self.embedding(*self.ids)
        super().build(input_shape)

    def _product(self):
        return tf.matmul(self.w, self.w)

    def _empty(self):
        return tf.zeros_like(self.w)

    def _perhaps(self, input_shape):
        if input_shape[-1] is None:
            return
        return tf.zeros((3,))

    def call(self, inputs):
        if self.perhaps is not None:
            inputs = inputs + self.perhaps
        return tf.matmul(inputs, self.product + self.empty) + self.other + self.rows


class Base(keras.layers.Layer):
    def call(self, inputs):
        return inputs * self.factor


class OfBase(Base):
    def build(self, input_shape):
        self.w = self.add_weight(name="w", shape=(3,), initializer="ones")
        self.factor = tf.exp(self.w)  # -> LL108
        super().build(input_shape)


class Wider(keras.layers.Conv2D):
    def build(self, input_shape):
        super().build(input_shape)
        self.total = tf.reduce_sum(self.dilation_rate)

    def call(self, inputs):
        return super().call(inputs) * tf.cast(self.total, inputs.dtype)
