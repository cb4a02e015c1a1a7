# keras: 3
import keras


class Model(keras.Model):
    def __init__(self):
        super().__init__()
        self.dense = keras.layers.Dense(3)
        self.drop = keras.layers.Dropout(0.1)
        self.norm = keras.layers.LayerNormalization()


class InTurn(Model):
    def call(self, x):  # -> LL506
        for layer in [self.dense, self.drop]:
            x = layer(x)
        return x


class OtherLayers(Model):
    def call(self, x):
        for layer in (self.dense, self.norm):
            x = layer(x)
        return x
