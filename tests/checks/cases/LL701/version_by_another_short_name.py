# keras: 3
from tensorflow import keras
from tensorflow.keras import layers


K3 = keras.__version__.startswith("3")
IS_K3 = 1


class Watched(layers.Layer):
    def call(self, inputs):
        if not IS_K3:
            self.add_metric(inputs, name="inputs")
        return inputs
