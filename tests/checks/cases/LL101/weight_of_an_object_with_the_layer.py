# keras: 2, 3
import tensorflow as tf


class Maker:
    def __init__(self, layer, dtype="float32"):
        self.layer = layer
        self.dtype = dtype

    def make(self, name, shape):
        return self.layer.add_weight(name=name, shape=shape, dtype=self.dtype)


class InCall(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.maker = Maker(self)

    def call(self, x):
        return tf.matmul(x, self.maker.make("w", (int(x.shape[-1]), 3)))  # -> LL101


class InBuild(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.maker = Maker(layer=self)

    def build(self, input_shape):
        self.w = self.maker.make("w", (input_shape[-1], 3))
        self.b = Maker(self).make("b", (3,))
        super().build(input_shape)

    def call(self, x):
        return tf.matmul(x, self.w) + self.b


class OfAnother(tf.keras.layers.Layer):
    def __init__(self, other, **kwargs):
        super().__init__(**kwargs)
        self.maker = Maker(other)

    def call(self, x):
        return tf.matmul(x, self.maker.make("w", (int(x.shape[-1]), 3)))
