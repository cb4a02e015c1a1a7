# keras: 2, 3
import copy

import tensorflow as tf


class Left(tf.keras.layers.Layer):
    def __init__(self, width, height, **kwargs):
        super().__init__(**kwargs)
        self.width, self.height = width, height

    def call(self, x):
        return x * self.width + self.height

    def get_config(self):  # -> LL402
        config = copy.deepcopy(super().get_config())
        config["width"] = self.width
        return config


class Copied(tf.keras.layers.Layer):
    def __init__(self, width, height, **kwargs):
        super().__init__(**kwargs)
        self.width, self.height = width, height

    def call(self, x):
        return x * self.width + self.height

    def get_config(self):
        config = copy.copy(super().get_config())
        config.update({"width": self.width, "height": self.height})
        return config
