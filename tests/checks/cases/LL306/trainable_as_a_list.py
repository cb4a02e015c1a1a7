# keras: 3
from tensorflow import keras


class Stack(keras.layers.Layer):
    def __init__(self, sizes=(3, 3), **kwargs):
        super().__init__(**kwargs)
        self.sizes = sizes

    def build(self, input_shape):
        self.trainable = []  # -> LL306
        for index, size in enumerate(self.sizes):
            self.trainable.append(self.add_weight(name=f"w{index}", shape=(3, size)))
        self.built = True

    def call(self, x):
        for one in self.trainable:
            x = x @ one
        return x


class Frozen(keras.layers.Layer):
    def __init__(self, trainable_head=True, **kwargs):
        super().__init__(**kwargs)
        self.trainable = trainable_head

    def call(self, x):
        return x
