# keras: 3
import keras
from keras import layers


class Block(layers.Layer):
    def __init__(self, units, **kwargs):
        super().__init__(**kwargs)
        self.dense = layers.Dense(units)

    def call(self, x):
        return self.dense(x)


def build(depth, prefix="stage"):
    x = inputs = keras.Input((3,))
    for i in range(depth):
        x = Block(3, name=f"stage{i}/block")(x)  # -> LL708
        x = Block(3, name=prefix + "/block")(x)  # -> LL708
        x = Block(3, name=f"stage{i}_block")(x)
    return keras.Model(inputs, x)
