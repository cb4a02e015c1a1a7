# keras: 3
import numpy as np
from tensorflow import keras


class Sorted(keras.layers.Layer):
    def call(self, inputs):
        if isinstance(inputs, np.ndarray):
            inputs = np.sort(inputs)
        try:
            largest = np.max(inputs)
        except (NotImplementedError, TypeError, ValueError):
            largest = keras.ops.max(inputs)
        return inputs / largest


class Always(keras.layers.Layer):
    def call(self, inputs):
        return inputs / np.max(inputs)  # -> LL504
