# keras: 3
import numpy as np
from tensorflow import keras
from project import is_large


class Resize(keras.layers.Layer):
    def call(self, inputs):
        if is_large(inputs):
            return np.sqrt(inputs)  # -> LL504
        return inputs
