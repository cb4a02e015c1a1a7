# keras: 2
from tensorflow import keras


class Wrapped(keras.Model):  # -> LL401
    def __init__(self, inner: keras.layers.Layer):
        super().__init__()
        self.inner = inner

    def call(self, x):
        return self.inner(x)


model = Wrapped(keras.layers.Dense(3))
model.save("folder")
