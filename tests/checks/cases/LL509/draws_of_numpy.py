# keras: 2, 3
import keras
import numpy as np


class StochasticDepth(keras.layers.Layer):
    def call(self, images):
        hidden = images * 2.0
        keep = np.random.rand(images.shape[0], 1)  # -> LL505 # -> LL509
        noise = np.random.randn(hidden.shape[0], 3)  # -> LL505 # -> LL509
        fixed = np.random.rand(4, images.shape[-1])  # -> LL505
        return images * keep + noise + fixed
