# keras: 2, 3
import tensorflow as tf


class Default(tf.keras.layers.Layer):
    def __init__(self, activation=None, **kwargs):
        super().__init__(**kwargs)
        self.activation = activation or "linear"

    def call(self, x):
        return self.activation(x)  # -> LL522


class OwnDefault(tf.keras.layers.Layer):
    def __init__(self, activation="relu", **kwargs):
        super().__init__(**kwargs)
        self.activation = activation or tf.nn.relu

    def call(self, x):
        return self.activation(x)  # -> LL522


class Function(tf.keras.layers.Layer):
    def __init__(self, activation=None, **kwargs):
        super().__init__(**kwargs)
        self.activation = activation or tf.nn.relu

    def call(self, x):
        return self.activation(x)


class NoDefault(tf.keras.layers.Layer):
    def __init__(self, activation, **kwargs):
        super().__init__(**kwargs)
        self.activation = activation or "linear"

    def call(self, x):
        return self.activation(x)
