# keras: 2, 3
from tensorflow import keras
from tensorflow.keras import layers


class Getter(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.thing = keras.utils.get("Relu")
        self.act = keras.activations.get("Relu")  # -> LL718

    def call(self, x):
        return self.act(x)
