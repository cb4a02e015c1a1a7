# keras: 3
from elsewhere import collect, registry
from tensorflow import keras


class Held(keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.unused = keras.layers.Dense(3)  # -> LL205
        self.collected = keras.layers.Dense(3)
        collect(self.collected)
        self.registered = keras.layers.Dense(3)
        registry["dense"] = self.registered
        self.listed = [keras.layers.Dense(3), keras.layers.Dense(3)]
        self.used = keras.layers.Dense(3)

    def call(self, inputs):
        for layer in self.listed:
            inputs = layer(inputs)
        return self.used(inputs)
