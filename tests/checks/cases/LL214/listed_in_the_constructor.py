# keras: 2, 3
import keras
import tensorflow as tf


class Accumulates(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.hidden = keras.layers.Dense(8, activation="relu")
        self.blocks = [keras.layers.Dense(4) for _ in range(3)]
        self.sums = [tf.zeros_like(v) for v in self.trainable_variables]  # -> LL214

    def call(self, inputs):
        x = self.hidden(inputs)
        for block in self.blocks:
            x = block(x)
        return x


class Given(keras.Model):
    """The network may have its weights already."""

    def __init__(self, network, **kwargs):
        super().__init__(**kwargs)
        self.network = network
        self.count = len(self.trainable_variables)

    def call(self, inputs):
        return self.network(inputs)


class Built(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.hidden = keras.layers.Dense(8)
        self.hidden.build((None, 4))
        self.count = len(self.trainable_variables)

    def call(self, inputs):
        return self.hidden(inputs)


class Called(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.hidden = keras.layers.Dense(8)
        self(tf.zeros((1, 4)))
        self.count = len(self.trainable_variables)

    def call(self, inputs):
        return self.hidden(inputs)


class ByItself(keras.Model):
    """A network with a known input has its weights at once."""

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.network = keras.Sequential([keras.Input((4,)), keras.layers.Dense(8)])
        self.count = len(self.trainable_variables)

    def call(self, inputs):
        return self.network(inputs)


class OwnWeight(keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = keras.layers.Dense(8)
        self.scale = self.add_weight(name="scale", shape=(), initializer="ones")
        self.count = len(self.trainable_weights)

    def call(self, inputs):
        return self.dense(inputs) * self.scale


class Later(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.hidden = keras.layers.Dense(8)
        self.listed = lambda: self.trainable_variables

    def call(self, inputs):
        return self.hidden(inputs)


class Functional(keras.Model):
    def __init__(self, inputs, outputs, **kwargs):
        super().__init__(inputs, outputs, **kwargs)
        self.extra = keras.layers.Dense(2)
        self.count = len(self.trainable_variables)
