# keras: 2, 3
import keras
import numpy as np


class Standardize(keras.layers.Layer):
    def __init__(self, mean, scale=1.0, **kwargs):
        super().__init__(**kwargs)
        self.mean = np.array(mean)
        self.scale = scale

    def call(self, inputs):
        return (inputs - self.mean) * self.scale

    def get_config(self):
        config = super().get_config()
        for key in ("mean", "scale"):
            config[key] = getattr(self, key)  # -> LL405
        return config
