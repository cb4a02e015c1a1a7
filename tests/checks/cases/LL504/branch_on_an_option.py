# keras: 3
import random
import numpy as np
from tensorflow import keras


class Jitter(keras.layers.Layer):
    def __init__(self, jitter=True, **kwargs):
        super().__init__(**kwargs)
        self.jitter = jitter

    def call(self, inputs):
        if self.jitter:
            return inputs * random.random() * np.sqrt(inputs)  # -> LL504  # -> LL505
        return inputs
