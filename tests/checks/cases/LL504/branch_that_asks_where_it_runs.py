# keras: 3
import random
import numpy as np
from tensorflow import keras
from project import in_graph


class Resize(keras.layers.Layer):
    def call(self, inputs):
        if in_graph():
            return inputs
        else:
            scale = random.random() * float(keras.ops.mean(inputs))
            return inputs * np.sqrt(inputs) * scale
