# keras: 3
from tensorflow import keras
from tensorflow.keras import layers


K3 = keras.__version__.startswith("3")
TOP_K = 1


class Watched(layers.Layer):
    def call(self, inputs):
        if not TOP_K:
            self.add_metric(inputs, name="inputs")  # -> LL701
        return inputs
