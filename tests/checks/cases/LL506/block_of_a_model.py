# keras: 3
"""A model that is only a block of another one is told `training` by that."""

import keras


class Block(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = keras.layers.Dense(3)
        self.drop = keras.layers.Dropout(0.5)

    def call(self, inputs):
        return self.drop(self.dense(inputs))


class Net(keras.Model):
    def __init__(self, depth=2, **kwargs):
        super().__init__(**kwargs)
        self.blocks = [Block() for _ in range(depth)]

    def call(self, inputs, training=None):
        x = inputs
        for block in self.blocks:
            x = block(x)
        return x


class Encoder(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.drop = keras.layers.Dropout(0.5)

    def call(self, inputs):
        return self.drop(inputs)


class Around(keras.Model):
    """What is inside never trains: the outermost one has to take `training`."""

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.encoder = Encoder()
        self.dense = keras.layers.Dense(3)

    def call(self, inputs):  # -> LL506
        return self.dense(self.encoder(inputs))


class Noisy(keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.drop = keras.layers.Dropout(0.5)

    def call(self, inputs):
        return self.drop(inputs)


class OfLayers(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.noisy = Noisy()
        self.dense = keras.layers.Dense(3)

    def call(self, inputs):  # -> LL506
        return self.dense(self.noisy(inputs))


class Both(keras.Model):
    """Made in another model, and trained by itself."""

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.drop = keras.layers.Dropout(0.5)
        self.dense = keras.layers.Dense(3)

    def call(self, inputs):  # -> LL506
        return self.dense(self.drop(inputs))


class User(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.both = Both()

    def call(self, inputs, training=None):
        return self.both(inputs)


class Trainer:
    def __init__(self):
        self.model = Trained()


class Trained(keras.Model):
    """What makes it is no layer."""

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.drop = keras.layers.Dropout(0.5)
        self.dense = keras.layers.Dense(3)

    def call(self, inputs):  # -> LL506
        return self.dense(self.drop(inputs))


def pretrain(data):
    both = Both()
    both.compile("adam", "mse")
    both.fit(data)
    return both
