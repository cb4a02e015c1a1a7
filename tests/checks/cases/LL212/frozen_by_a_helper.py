# keras: 3
import keras


class Frozen(keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self._freeze()
        self.dense = keras.layers.Dense(4)

    def _freeze(self):
        self.trainable = False  # -> LL212

    def call(self, x):
        return self.dense(x)


class FrozenAtTheEnd(keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self._make()
        self._freeze()

    def _make(self):
        self.dense = keras.layers.Dense(4)

    def _freeze(self):
        self.trainable = False

    def call(self, x):
        return self.dense(x)


class MadeByAHelper(keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.trainable = False  # -> LL212
        self._make()

    def _make(self):
        self.dense = keras.layers.Dense(4)

    def call(self, x):
        return self.dense(x)
