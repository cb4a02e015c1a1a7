# keras: 2, 3
import tensorflow as tf


class ByDefault(tf.keras.layers.Layer):
    def __init__(self, activation="relu", **kwargs):
        super().__init__(**kwargs)
        self.activation = activation

    def call(self, x):
        if self.activation is not None:
            x = self.activation(x)  # -> LL522
        return x


class Literal(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.norm = "batch"

    def call(self, x):
        return self.norm(x)  # -> LL522


class Resolved(tf.keras.layers.Layer):
    def __init__(self, activation="relu", **kwargs):
        super().__init__(**kwargs)
        self.activation = tf.keras.activations.get(activation)

    def call(self, x):
        return self.activation(x)


class ResolvedLater(tf.keras.layers.Layer):
    def __init__(self, activation="relu", **kwargs):
        super().__init__(**kwargs)
        self.activation = activation

    def build(self, shape):
        self.activation = tf.keras.activations.get(self.activation)

    def call(self, x):
        return self.activation(x)


class OverwrittenArgument(tf.keras.layers.Layer):
    def __init__(self, activation="relu", **kwargs):
        super().__init__(**kwargs)
        if isinstance(activation, str):
            activation = tf.keras.activations.get(activation)
        self.activation = activation

    def call(self, x):
        return self.activation(x)


class Tests(tf.keras.layers.Layer):
    def __init__(self, activation="relu", mode="plain", **kwargs):
        super().__init__(**kwargs)
        self.activation = activation
        self.mode = mode

    def call(self, x):
        if callable(self.activation):
            x = self.activation(x)
        if self.mode == "plain":
            return x
        return self.mode(x)


class NoDefault(tf.keras.layers.Layer):
    def __init__(self, activation, **kwargs):
        super().__init__(**kwargs)
        self.activation = activation

    def call(self, x):
        return self.activation(x)


class Inherits(tf.keras.layers.Dense):
    def call(self, x):
        return self.activation(x)
