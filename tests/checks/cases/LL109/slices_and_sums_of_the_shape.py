# keras: 2, 3
import tensorflow as tf


class Begins(tf.keras.layers.Layer):
    def build(self, input_shape):
        self.batch = input_shape[0]
        self.a = self.add_weight(name="a", shape=input_shape[:2])  # -> LL109
        self.b = self.add_weight(name="b", shape=(self.batch,) + (8,))  # -> LL109
        self.c = self.add_weight(name="c", shape=(*input_shape[:2], 8))  # -> LL109
        self.d = self.add_weight(name="d", shape=tuple(input_shape[:-1]) + (8,))  # -> LL109
        self.e = self.add_weight(name="e", shape=list(input_shape)[:-1])  # -> LL109
        super().build(input_shape)

    def call(self, x):
        return x + self.a + self.b + self.c + self.d + self.e


class BeginsLater(tf.keras.layers.Layer):
    def build(self, input_shape):
        batch, *rest = input_shape
        self.a = self.add_weight(name="a", shape=input_shape[1:])
        self.b = self.add_weight(name="b", shape=(3,) + tuple(input_shape)[-1:])
        self.c = self.add_weight(name="c", shape=(*input_shape[1:], 8))
        self.d = self.add_weight(name="d", shape=(*rest, 8))
        for index, size in enumerate(input_shape[1:]):
            self.add_weight(name=f"e{index}", shape=(size,))
        super().build(input_shape)

    def call(self, x):
        return x + self.a + self.b + self.c + self.d
