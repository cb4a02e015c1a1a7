# keras: 2, 3
from tensorflow import keras


class Changing(keras.layers.BatchNormalization):
    def build(self, shape):
        self.start = self.momentum
        self.momentum = self.add_weight(name="momentum", shape=(), trainable=False)
        super().build(shape)

    def get_config(self):
        config = super().get_config()
        config["momentum"] = self.start
        return config


class Weights(keras.layers.BatchNormalization):
    def build(self, shape):
        self.momentum = self.add_weight(name="momentum", shape=(), trainable=False)
        self.start = self.momentum
        super().build(shape)

    def get_config(self):
        config = super().get_config()
        config["momentum"] = self.start  # -> LL405
        return config
