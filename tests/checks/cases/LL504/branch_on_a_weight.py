# keras: 2
import numpy as np
from tensorflow import keras


class Resize(keras.layers.Layer):
    def build(self, shape):
        self.ready = self.add_weight(name="ready", shape=())

    def call(self, inputs):
        if self.ready.value():
            return np.sqrt(inputs)  # -> LL504
        return inputs
