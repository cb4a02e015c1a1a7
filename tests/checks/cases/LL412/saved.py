# keras: 3
# The loaded model has new weights, where `build` does not make them.
from tensorflow import keras


class Pair(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = keras.layers.Dense(4)

    def call(self, left, right):  # -> LL412
        return self.dense(left) + self.dense(right)


class Built(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = keras.layers.Dense(4)

    def build(self, left_shape, right_shape):
        self.dense.build(left_shape)
        self.built = True

    def call(self, left, right):
        return self.dense(left) + self.dense(right)


def store(left, right):
    model = Pair()
    model(left, right)
    model.save("pair.keras")  # -> LL412
    model.save_weights("pair.weights.h5")


def store_built(left, right):
    model = Built()
    model(left, right)
    model.save("pair.keras")
