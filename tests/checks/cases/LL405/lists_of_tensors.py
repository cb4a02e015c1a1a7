# keras: 2, 3
import tensorflow as tf


class Tensors(tf.keras.layers.Layer):
    def __init__(self, sizes, rates, **kwargs):
        super().__init__(**kwargs)
        self.sizes = [tf.constant(size) for size in sizes]
        self.rates = [float(rate) for rate in rates]

    def call(self, x):
        return x * self.sizes[0] * self.rates[0]

    def get_config(self):
        config = super().get_config()
        config["sizes"] = self.sizes  # -> LL405
        config["rates"] = self.rates
        return config


class Chosen(tf.keras.layers.Layer):
    def __init__(self, act="relu", **kwargs):
        super().__init__(**kwargs)
        self.act = tf.keras.layers.ReLU() if act == "relu" else tf.keras.layers.LeakyReLU()

    def call(self, x):
        return self.act(x)

    def get_config(self):
        return {**super().get_config(), "act": self.act}  # -> LL405
