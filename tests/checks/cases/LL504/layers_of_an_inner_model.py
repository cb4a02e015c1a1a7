# keras: 3
import keras


class Head(keras.Model):
    def __init__(self):
        super().__init__()
        self.encoder = keras.Sequential([keras.layers.Dense(4, name="first"), keras.layers.Dense(3)])

    def call(self, inputs):
        return self.encoder.get_layer("first")(inputs)
