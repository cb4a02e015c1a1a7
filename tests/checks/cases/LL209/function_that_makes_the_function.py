# keras: 2, 3
from tensorflow.keras import layers


def running(layer):
    return lambda inputs: layer(inputs)



def keeping(owner, layer):
    owner.kept = layer
    return lambda inputs: layer(inputs)


class Hidden(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        dense = layers.Dense(3)
        self.head = running(dense)  # -> LL209

    def call(self, inputs):
        return self.head(inputs)


class Tracked(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        dense = layers.Dense(3)
        self.dense = dense
        self.head = running(dense)

    def call(self, inputs):
        return self.head(inputs)


class TrackedThere(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        dense = layers.Dense(3)
        self.head = keeping(self, dense)

    def call(self, inputs):
        return self.head(inputs)
