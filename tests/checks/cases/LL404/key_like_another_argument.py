# keras: 2, 3
"""A key is like an argument, but its value is made of something else: which argument is meant is not known."""

import tensorflow as tf


def settings_of(layer):
    return layer.get_config() if layer is not None else None


class Residual(tf.keras.layers.Layer):
    def __init__(self, filters, shortcut_op="conv", **kwargs):
        super().__init__(**kwargs)
        self.filters = filters
        self.shortcut_op = self.operation(shortcut_op)

    def operation(self, name):
        return tf.keras.layers.Conv2D if name == "conv" else tf.keras.layers.Dense

    def build(self, input_shape):
        self.shortcut = self.shortcut_op(self.filters, 1)
        self.shortcut.build(input_shape)
        self.built = True

    def call(self, x):
        return self.shortcut(x)

    def get_config(self):
        config = super().get_config()
        config.update({"filters": self.filters, "shortcut": settings_of(self.shortcut)})  # -> LL404
        return config


class Spelt(tf.keras.layers.Layer):
    def __init__(self, kernel_init="zeros", **kwargs):
        super().__init__(**kwargs)
        self.kernel_init = tf.keras.initializers.get(kernel_init)
        self.dense = tf.keras.layers.Dense(3, kernel_initializer=self.kernel_init)

    def build(self, input_shape):
        self.dense.build(input_shape)
        self.built = True

    def call(self, x):
        return self.dense(x)

    def get_config(self):
        config = super().get_config()
        config["kernel_inits"] = tf.keras.initializers.serialize(self.kernel_init)  # -> LL404
        return config


class Renamed(tf.keras.layers.Layer):
    """The old attribute is gone, and its key with it: one mistake."""

    def __init__(self, position_factor=1.0, **kwargs):
        super().__init__(**kwargs)
        self.position_factor = position_factor

    def call(self, x):
        return x * self.position_factor

    def get_config(self):
        return {**super().get_config(), "position_factors": self.position_factors}  # -> LL202
