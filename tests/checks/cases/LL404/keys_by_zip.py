# keras: 2, 3
import tensorflow as tf


class Wrong(tf.keras.layers.Layer):
    def __init__(self, units=3, rate=0.1, **kwargs):
        super().__init__(**kwargs)
        self.units = units
        self.rate = rate

    def call(self, x):
        return x * self.units * self.rate

    def get_config(self):
        config = super().get_config()
        config.update(zip(("units", "ratio"), (self.units, self.rate)))  # -> LL404
        return config


class Right(tf.keras.layers.Layer):
    def __init__(self, units=3, rate=0.1, **kwargs):
        super().__init__(**kwargs)
        self.units = units
        self.rate = rate

    def call(self, x):
        return x * self.units * self.rate

    def get_config(self):
        config = super().get_config()
        config.update(dict(zip(["units", "rate"], [self.units, self.rate])))
        return config
