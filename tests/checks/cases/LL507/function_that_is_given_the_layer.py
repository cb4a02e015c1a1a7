# keras: 3
from keras import layers


def run(layer, x):
    return layer(x, training=False)


class Leaks(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.a = layers.Dense(4)
        self.b = layers.Dropout(0.5)

    def call(self, x):
        x = run(self.a, x)  # -> LL507
        return self.b(x)


class Told(Leaks):
    def call(self, x, training=None):
        x = run(self.a, x)
        return self.b(x, training=training)
