# keras: 3
from tensorflow import keras
from tensorflow.keras import layers


K3 = keras.__version__.startswith("3")
K3 = 1


class Watched(layers.Layer):
    def call(self, inputs):
        if not K3:
            self.add_metric(inputs, name="inputs")
        return inputs
