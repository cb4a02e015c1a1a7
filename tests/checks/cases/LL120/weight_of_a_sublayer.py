# keras: 2, 3
import tensorflow as tf
from tensorflow import keras


class Normalized(keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = keras.layers.Dense(4)

    def build(self, input_shape):
        self.dense.build(input_shape)
        super().build(input_shape)

    def call(self, x):
        self.dense.kernel.assign(tf.math.l2_normalize(self.dense.kernel))  # -> LL120
        return self.dense(x)


class InTraining(keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = keras.layers.Dense(4)

    def build(self, input_shape):
        self.dense.build(input_shape)
        super().build(input_shape)

    def call(self, x, training=False):
        if training:
            self.dense.kernel.assign(tf.math.l2_normalize(self.dense.kernel))
        return self.dense(x)


class Wraps(keras.layers.Wrapper):
    def call(self, x):
        self.layer.kernel.assign(tf.math.l2_normalize(self.layer.kernel))  # -> LL120
        return self.layer(x)


class HasItsOwn(keras.layers.Layer):
    def __init__(self, layer, **kwargs):
        super().__init__(**kwargs)
        self.layer = layer

    def call(self, x):
        self.layer.kernel.assign(tf.math.l2_normalize(self.layer.kernel))
        return self.layer(x)
