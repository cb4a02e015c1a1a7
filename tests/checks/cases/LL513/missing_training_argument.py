# keras: 3
from tensorflow import keras

layers = keras.layers


class Need(layers.Layer):
    def call(self, x, training):
        return x * 2.0 if training else x


class NeedMask(layers.Layer):
    def call(self, x, mask, training):
        return x * 2.0 if training else x


class Optional(layers.Layer):
    def call(self, x, training=None):
        return x * 2.0 if training else x


class Net(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.blocks = [Need() for _ in range(2)]
        self.body = keras.Sequential([layers.Dense(2), Need()])  # -> LL513
        self.masked = NeedMask()
        self.optional = Optional()

    def call(self, x, training=None, **kwargs):
        for block in self.blocks:
            x = block(x)  # -> LL513
        x = Need()(x)  # -> LL513
        x = self.masked(x, None)  # -> LL513
        x = self.masked(x, mask=None, training=training)
        x = self.masked(x, None, **kwargs)
        x = self.optional(x)
        return self.body(x)
