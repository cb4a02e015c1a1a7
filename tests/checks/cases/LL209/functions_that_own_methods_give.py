# keras: 2, 3
import tensorflow as tf
from tensorflow.keras import layers


class Hidden(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        dense = layers.Dense(3)
        self.head = self.activated(dense)  # -> LL209

    def activated(self, dense):
        return lambda inputs: tf.nn.relu(dense(inputs))

    def call(self, inputs):
        return self.head(inputs)


class New(layers.Layer):
    """The function makes the layer, each time that it runs."""

    def __init__(self, units, **kwargs):
        super().__init__(**kwargs)
        self.project = self.projection(units)  # -> LL201

    def projection(self, units):
        def project(inputs):
            return layers.Dense(units)(inputs)

        return project

    def call(self, inputs):
        return self.project(inputs)


class Kept(layers.Layer):
    """The method that gives the function keeps the layer."""

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        dense = layers.Dense(3)
        self.head = self.activated(dense)

    def activated(self, dense):
        self.dense = dense
        return lambda inputs: tf.nn.relu(dense(inputs))

    def call(self, inputs):
        return self.head(inputs)


class Own(layers.Layer):
    """The function calls what `self` holds."""

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = layers.Dense(3)
        self.head = self.activated()

    def activated(self):
        return lambda inputs: tf.nn.relu(self.dense(inputs))

    def call(self, inputs):
        return self.head(inputs) + self.dense(inputs)
