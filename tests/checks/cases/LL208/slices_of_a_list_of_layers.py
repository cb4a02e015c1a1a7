# keras: 3
import keras
class A(keras.Model):
    def __init__(self):
        super().__init__()
        self.all = [keras.layers.Dense(4), keras.layers.Dense(4)]
        self.all[0:1] = [keras.layers.Dense(8)]  # -> LL208
        self.sizes = [1, 2]
        self.sizes[0:1] = [3]
    def call(self, x, training=None):
        for one in self.all:
            x = one(x)
        return x
