# keras: 3
import tensorflow as tf
from tensorflow.keras import layers


class Rows(layers.Layer):
    def build(self, input_shape):
        self.w = self.add_weight(name="w", shape=(input_shape[-1], 4))
        super().build(input_shape)

    def call(self, documents):
        found = [tf.reduce_sum(one) for one in documents]  # -> LL503
        for one in documents:  # -> LL503
            found.append(tf.tensordot(one, self.w, 1))
        return tf.stack(found)


class Named(layers.Layer):
    def build(self, input_shape):
        size = input_shape[-1]
        self.w = self.add_weight(name="w", shape=(size, 4))
        super().build(input_shape)

    def call(self, x):
        first, second = x  # -> LL503
        return first @ self.w + second @ self.w


class OfSeveral(layers.Layer):
    def build(self, input_shape):
        self.w = self.add_weight(name="w", shape=(input_shape[0][-1], 4))
        super().build(input_shape)

    def call(self, inputs):
        return [tf.matmul(one, self.w) for one in inputs]


class OfEither(layers.Layer):
    def build(self, input_shape):
        if isinstance(input_shape, list):
            input_shape = input_shape[0]
        self.w = self.add_weight(name="w", shape=(input_shape[-1], 4))
        super().build(input_shape)

    def call(self, inputs):
        return [tf.matmul(one, self.w) for one in inputs]


class FirstOfSeveral(layers.Layer):
    def build(self, input_shape):
        input_shape = input_shape[0]
        self.w = self.add_weight(name="w", shape=(input_shape[-1], 4))
        super().build(input_shape)

    def call(self, inputs):
        a, b = inputs
        return tf.matmul(a, self.w) + tf.matmul(b, self.w)


class Unpacked(layers.Layer):
    def build(self, input_shape):
        left, right = input_shape
        self.w = self.add_weight(name="w", shape=(left[-1], right[-1]))
        super().build(input_shape)

    def call(self, inputs):
        a, b = inputs
        return tf.matmul(a, self.w) + b
