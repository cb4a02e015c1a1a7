# keras: 2
# Keras 2 cannot save a list in TensorFlow's format once a layer was put into it in another way than by `append`.
from project import make
from tensorflow.keras import layers


class Lists(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.blocks = [layers.Dense(4), layers.Dense(4)]
        self.empty = [None]
        self.mixed = [layers.Dense(4), None]
        self.given = make()
        self.inserted = []
        self.appended = []
        self.blocks[0] = layers.Dense(4)  # -> LL208
        self.empty[0] = layers.Dense(4)
        self.mixed[1] = layers.Dense(4)
        self.given[0] = layers.Dense(4)
        self.inserted.insert(0, layers.Dense(4))  # -> LL208
        self.appended.append(layers.Dense(4))
        self.appended.extend([layers.Dense(4)])
        self.sizes = {}
        self.sizes.update(first=1)

    def call(self, x):
        for block in (*self.blocks, *self.empty, *self.mixed, *self.given, *self.inserted, *self.appended):
            x = block(x)
        return x * len(self.sizes)
