# keras: 3
from tensorflow.keras import layers


class Scaled(layers.Layer):
    def call(self, inputs):
        ready = hasattr(self, "gain") and self.gain > 0
        return inputs * getattr(self, "factor") if ready else inputs  # -> LL202
