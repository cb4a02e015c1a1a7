# keras: 3
import keras
from keras import layers


class Mlp(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = layers.Dense(3)
        self.drop = layers.Dropout(0.1)

    def call(self, x, training=False):
        return self.drop(self.dense(x), training=training)


class Block(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.mlp = Mlp()

    def call(self, x):
        return x + self.mlp(x)


class OffBlock(Block):
    def call(self, x):
        return x + self.mlp(x, training=False)


class PlainBlock(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = layers.Dense(3)

    def call(self, x):
        return self.dense(x)


class Encoder(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.blocks = [Block() for _ in range(2)]

    def call(self, x):
        for block in self.blocks:
            x = block(x)
        return x


class Model(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.encoder = Encoder()

    def call(self, x):  # -> LL506
        return self.encoder(x)


class Right(Model):
    def call(self, x, training=None):
        return self.encoder(x)


class OffModel(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.block = OffBlock()

    def call(self, x):
        return self.block(x)


class PlainModel(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.block = PlainBlock()

    def call(self, x):
        return self.block(x)
