# keras: 2
import keras


class Late(keras.Model):
    def __init__(self, sizes=(8, 8)):
        for i, size in enumerate(sizes):
            setattr(self, f"dense_{i}", keras.layers.Dense(size))  # -> LL302
        super().__init__()

    def call(self, x):
        return self.dense_1(self.dense_0(x))


class Sizes(keras.Model):
    def __init__(self, sizes=(8, 8)):
        for i, size in enumerate(sizes):
            setattr(self, f"size_{i}", size)
        super().__init__()

    def call(self, x):
        return x * self.size_0


class InTime(keras.Model):
    def __init__(self, sizes=(8, 8)):
        super().__init__()
        for i, size in enumerate(sizes):
            setattr(self, f"dense_{i}", keras.layers.Dense(size))

    def call(self, x):
        return self.dense_1(self.dense_0(x))
