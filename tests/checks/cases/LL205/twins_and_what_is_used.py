# keras: 2, 3
import tensorflow as tf
from project import rows
from tensorflow import keras


class Twins(keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.norm1 = keras.layers.LayerNormalization(epsilon=1e-6, name="first")
        self.norm2 = keras.layers.LayerNormalization(epsilon=1e-6, name="second")  # -> LL205
        self.dense = keras.layers.Dense(4)

    def call(self, x):
        x = x + self.norm1(x)
        return self.dense(self.norm1(x))


class OtherArguments(keras.layers.Layer):
    """The one that is called twice is made in another way: a note."""

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.norm1 = keras.layers.LayerNormalization(epsilon=1e-3)
        self.norm2 = keras.layers.LayerNormalization(epsilon=1e-6)
        self.dense = keras.layers.Dense(4)
        self.dense2 = keras.layers.Dense(8)
        self.act1 = keras.layers.ReLU()
        self.act2 = keras.layers.ReLU()

    def call(self, x):
        x = self.act1(self.act1(x + self.norm1(x)))
        return self.dense(self.dense(self.norm1(x)))


class NotALayer(keras.layers.Layer):
    """What is called twice under a like name is an own method: a note."""

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.scale = tf.nn.relu
        self.scale2 = keras.layers.Dense(4)
        self.kept = keras.layers.Dense(4)

    def call(self, x):
        return self.kept(self.scale(self.scale(x)))


class Built(keras.layers.Layer):
    """It is called once, and asked once: a note."""

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.norm1 = keras.layers.LayerNormalization()
        self.norm2 = keras.layers.LayerNormalization()

    def call(self, x):
        y = self.norm1(x)
        return y * float(self.norm1.count_params())


class BuiltInALoop(keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.blocks = [keras.layers.Dense(4), keras.layers.Dense(4)]

    def call(self, x):
        for block in self.blocks:
            block.count_params()
        return self.blocks[1](self.blocks[0](x))


class UntilOneFits(keras.layers.Layer):
    """What the rows say ends the loop."""

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.blocks = [keras.layers.Dense(4), keras.layers.Dense(4)]

    def call(self, x):
        y = x
        for block in self.blocks:
            while True:
                y = block(y)
                if rows(y):
                    break
        return y
