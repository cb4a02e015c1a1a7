# keras: 2, 3
import numpy as np
import tensorflow as tf


class Whiten:
    def __init__(self, epsilon):
        self.epsilon = epsilon

    def __call__(self, x):
        return x / (np.std(x) + self.epsilon)

    def center(self, x):
        return x - tf.reduce_mean(x)

    def either(self, x):
        if isinstance(x, np.ndarray):
            return np.mean(x)
        return tf.reduce_mean(x)


class Object(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.whiten = Whiten(1e-3)

    def call(self, inputs):
        return self.whiten(inputs)  # -> LL504


class OtherMethods(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.whiten = Whiten(1e-3)

    def call(self, inputs):
        return self.whiten.center(inputs) + self.whiten.either(inputs)


class Given(tf.keras.layers.Layer):
    def __init__(self, whiten=None, **kwargs):
        super().__init__(**kwargs)
        self.whiten = whiten or Whiten(1e-3)

    def call(self, inputs):
        return self.whiten(inputs)


class InTurn(tf.keras.layers.Layer):
    def call(self, inputs):
        mean, deviation = (f(inputs) for f in (np.mean, np.std))  # -> LL504
        return (inputs - mean) / deviation


class InALoop(tf.keras.layers.Layer):
    def call(self, inputs):
        for f in [tf.nn.relu, np.tanh]:
            inputs = f(inputs)  # -> LL504
        return inputs


class OfSizes(tf.keras.layers.Layer):
    def call(self, inputs):
        sizes = [f(inputs.shape[1:]) for f in (np.prod, np.max)]
        for f in (tf.nn.relu, tf.nn.tanh):
            inputs = f(inputs)
        return inputs * float(sizes[0])
