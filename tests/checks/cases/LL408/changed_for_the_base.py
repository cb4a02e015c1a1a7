# keras: 2, 3
# What `super().__init__()` gets is what a layer of Keras records.
import tensorflow as tf


class Shuffle(tf.keras.layers.Conv2D):
    def __init__(self, filters, kernel_size, scale=2, **kwargs):
        super().__init__(scale**2 * filters, kernel_size, **kwargs)  # -> LL408
        self.scale = scale

    def call(self, inputs):
        return tf.nn.depth_to_space(super().call(inputs), self.scale)

    def get_config(self):
        config = super().get_config()
        config["scale"] = self.scale
        return config


class Gated(tf.keras.layers.Dense):
    def __init__(self, units, **kwargs):
        super().__init__(units=units * 2, **kwargs)  # -> LL408

    def call(self, inputs):
        value, gate = tf.split(super().call(inputs), 2, axis=-1)
        return value * tf.sigmoid(gate)

    def get_config(self):
        return {**super().get_config(), "units": self.units}


class Keeps(tf.keras.layers.Dense):
    def __init__(self, units, **kwargs):
        super().__init__(units=units * 2, **kwargs)
        self.half = units

    def call(self, inputs):
        value, gate = tf.split(super().call(inputs), 2, axis=-1)
        return value * tf.sigmoid(gate)

    def get_config(self):
        return {**super().get_config(), "units": self.half}


class Undoes(tf.keras.layers.Dense):
    def __init__(self, units, **kwargs):
        super().__init__(units=units * 2, **kwargs)

    def get_config(self):
        config = super().get_config()
        config["units"] = config["units"] // 2
        return config


class Same(tf.keras.layers.Dense):
    def __init__(self, units, **kwargs):
        super().__init__(units=int(units) * 1, **kwargs)

    def get_config(self):
        return super().get_config()


class OfAnother(tf.keras.layers.Dense):
    def __init__(self, size, **kwargs):
        super().__init__(units=size * 2, **kwargs)
        self.size = size

    def get_config(self):
        config = super().get_config()
        config.pop("units")
        config["size"] = self.size
        return config
