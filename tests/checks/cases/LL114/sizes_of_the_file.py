# keras: 3
import tensorflow as tf


class A1(tf.keras.layers.Layer):
    def __init__(self, size, **kwargs):
        super().__init__(**kwargs)
        self.size = size

    def build(self, input_shape):
        self.w = self.add_weight(name="w", shape=self.size, initializer="ones")  # -> LL114
        super().build(input_shape)

    def call(self, x):
        return x * self.w


class A2(tf.keras.layers.Layer):
    def __init__(self, size, **kwargs):
        super().__init__(**kwargs)
        self.size = size

    def build(self, input_shape):
        self.w = self.add_weight(name="w", shape=self.size, initializer="ones")
        super().build(input_shape)

    def call(self, x):
        return x * self.w


class A3(A1):
    def __init__(self, size, **kwargs):
        super().__init__(size, **kwargs)


first = A1(3)
second = [A1(4, name="x"), A2((3,)), A2([4])]
