# keras: 2, 3
# An entry of the configuration that holds another argument.
import tensorflow as tf
from tensorflow.keras import initializers, regularizers


class Translate(tf.keras.layers.Layer):
    def __init__(self, x_shift=0.0, y_shift=0.0, **kwargs):
        super().__init__(**kwargs)
        self._x_shift = x_shift
        self._y_shift = y_shift

    def call(self, inputs):
        return inputs + self._x_shift - self._y_shift

    def get_config(self):
        config = super().get_config()
        config.update({"x_shift": self._x_shift, "y_shift": self._x_shift})  # -> LL408
        return config


class Window(tf.keras.layers.Layer):
    def __init__(self, size=7, heads=3, **kwargs):
        super().__init__(**kwargs)
        self.size = size
        self.heads = heads

    def call(self, inputs):
        return inputs * self.size + self.heads

    def get_config(self):
        return {
            **super().get_config(),
            "size": self.heads,  # -> LL408
            "heads": int(self.size),
        }


class Norm(tf.keras.layers.Layer):
    def __init__(self, gamma_initializer="ones", beta_initializer="zeros", beta_regularizer=None, **kwargs):
        super().__init__(**kwargs)
        self.gamma_initializer = initializers.get(gamma_initializer)
        self.beta_initializer = initializers.get(beta_initializer)
        self.beta_regularizer = regularizers.get(beta_regularizer)

    def build(self, input_shape):
        size = (input_shape[-1],)
        self.gamma = self.add_weight(name="gamma", shape=size, initializer=self.gamma_initializer)
        self.beta = self.add_weight(
            name="beta", shape=size, initializer=self.beta_initializer, regularizer=self.beta_regularizer
        )
        super().build(input_shape)

    def call(self, inputs):
        return inputs * self.gamma + self.beta

    def get_config(self):
        config = super().get_config()
        config["gamma_initializer"] = initializers.serialize(self.gamma_initializer)
        config["beta_initializer"] = initializers.serialize(self.gamma_initializer)  # -> LL408
        config["beta_regularizer"] = regularizers.serialize(self.beta_regularizer)
        return config


class Renamed(tf.keras.layers.Layer):
    def __init__(self, units=4, rate=0.5, hidden=None, **kwargs):
        super().__init__(**kwargs)
        self.width = units if hidden is None else hidden
        self.p = rate

    def call(self, inputs):
        return inputs * self.p * self.width

    def get_config(self):
        return {**super().get_config(), "units": self.width, "rate": self.p}


class Both(tf.keras.layers.Layer):
    def __init__(self, low=0.0, high=1.0, **kwargs):
        super().__init__(**kwargs)
        self.low, self.high = low, high
        if high < low:
            self.low, self.high = high, low

    def call(self, inputs):
        return tf.clip_by_value(inputs, self.low, self.high)

    def get_config(self):
        return {**super().get_config(), "low": self.low, "high": self.high}
