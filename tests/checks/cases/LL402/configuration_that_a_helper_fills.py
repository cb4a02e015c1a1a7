# keras: 2, 3
import tensorflow as tf


def record(config, layer):
    config["rate"] = layer.rate
    return config


class Filled(tf.keras.layers.Layer):
    """Helpers put the arguments into the dict that they are given."""

    def __init__(self, units=2, rate=0.5, **kwargs):
        super().__init__(**kwargs)
        self.units = units
        self.rate = rate

    def call(self, inputs):
        return inputs * self.units * self.rate

    def _record(self, config):
        config.update({"units": self.units})

    def get_config(self):
        config = super().get_config()
        self._record(config)
        record(config, self)
        return config


class HalfFilled(tf.keras.layers.Layer):
    def __init__(self, units=2, rate=0.5, **kwargs):
        super().__init__(**kwargs)
        self.units = units
        self.rate = rate

    def call(self, inputs):
        return inputs * self.units * self.rate

    def _record(self, config):
        config.update({"units": self.units})

    def get_config(self):  # -> LL402
        config = super().get_config()
        self._record(config)
        return config
