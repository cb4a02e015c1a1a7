# keras: 2
# not LL207: Keras 2 tracks the list
from tensorflow import keras
from tensorflow.keras.layers import Dense


class TakenInTheFirstCall(keras.layers.Layer):
    def __init__(self, sizes=(3, 3), **kwargs):
        super().__init__(**kwargs)
        self.blocks = map(Dense, sizes)
        self.taken = None

    def call(self, x):
        if self.taken is None:
            self.taken = list(self.blocks)
        for dense in self.taken:
            x = dense(x)
        return x
