# keras: 2, 3
import tensorflow as tf
from tensorflow import keras


def block(filters):
    block = keras.Sequential([keras.layers.Conv2D(filters, 3), keras.layers.Activation("relu")])
    return block


def dense(units):
    made = keras.layers.Dense(units)
    return made


class Encoder(keras.Model):  # not LL203
    """The function makes a layer whenever it is called, whatever it calls it inside."""

    def __init__(self, widths=(64, 128), depth=3):
        super().__init__()
        self.blocks = [block(one) for one in widths]
        self.heads = [[dense(one) for one in widths] for _ in range(2)]
        self.more = []
        for one in widths:
            self.more.append(dense(one))
        self.named = {str(one): self.made(one) for one in widths}

    def made(self, units):
        layer = keras.layers.Dense(units)
        return layer

    def call(self, x):
        for one in self.blocks:
            x = one(x)
        for one in self.more:
            x = one(x)
        for row in self.heads:
            for one in row:
                x = one(x)
        for one in self.named.values():
            x = one(x)
        return tf.nn.relu(x)


class Shared(keras.Model):
    def __init__(self, depth=3):
        super().__init__()
        one = dense(4)
        self.blocks = [one for _ in range(depth)]  # -> LL203

    def call(self, x):
        for one in self.blocks:
            x = one(x)
        return x
