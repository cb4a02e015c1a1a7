# keras: 2, 3
import tensorflow as tf


class Sliced(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.ds = [tf.keras.layers.Dense(3) for _ in range(3)]
        self.acts = [tf.keras.layers.ReLU() for _ in range(3)]

    def call(self, x):
        for d in self.ds[1:]:
            x = d.call(x)  # -> LL210
        for d in reversed(self.ds[:-1]):
            x = d.call(x)  # -> LL210
        for d, act in zip(self.ds[1:], self.acts[1:]):
            x = act(d(x))
        rest = self.ds[2:]
        return rest[0](x)


class Unpacked(tf.keras.layers.Layer):
    def __init__(self, sizes=(3, 3), **kwargs):
        super().__init__(**kwargs)
        self.pair = [tf.keras.layers.Dense(3), tf.keras.layers.Dense(3)]
        self.sizes = sizes

    def call(self, x):
        first, second = self.pair
        height, width = self.sizes
        x = first.call(x)  # -> LL210
        head, *others = self.pair
        for d in others:
            x = d.call(x)  # -> LL210
        return second(head(x)) * height * width
