# keras: 2, 3
from tensorflow import keras

try:
    from elsewhere import Chosen
except ImportError:
    Chosen = keras.layers.Layer

for Turned in (keras.layers.Layer,):
    pass


class Block(keras.layers.Layer):
    """Copied from a class `DualBlock`."""

    def __init__(self, units=128, **kwargs):
        super(DualBlock, self).__init__(**kwargs)  # -> LL303
        self.dense = keras.layers.Dense(units)

    def call(self, x):
        return self.dense(x)


class Net(keras.Model):
    def __init__(self):
        super(Network, self).__init__()  # -> LL303
        self.dense = keras.layers.Dense(4)

    def call(self, x):
        return self.dense(x)


def made():
    class Inner(keras.layers.Layer):
        def __init__(self, **kwargs):
            super(Inner, self).__init__(**kwargs)
            self.dense = keras.layers.Dense(4)

        def call(self, x):
            return self.dense(x)

    return Inner


class OfTurns(keras.layers.Layer):
    def __init__(self, **kwargs):
        super(Turned, self).__init__(**kwargs)

    def call(self, x):
        return x
