# keras: 3
import keras


class Frozen(keras.layers.Layer):
    def __init__(self, freeze=True, **kwargs):
        super().__init__(**kwargs)
        self.trainable = not freeze  # -> LL212
        self.dense = keras.layers.Dense(3)

    def call(self, x):
        return self.dense(x)


class FrozenByDefault(keras.layers.Layer):
    def __init__(self, trainable=False, **kwargs):
        super().__init__(**kwargs)
        self.trainable = trainable  # -> LL212
        self.dense = keras.layers.Dense(3)

    def call(self, x):
        return self.dense(x)


class Thawed(keras.layers.Layer):
    def __init__(self, freeze=False, trainable=True, **kwargs):
        super().__init__(**kwargs)
        self.trainable = not freeze
        self.dense = keras.layers.Dense(3)
        self.trainable = trainable
        self.other = keras.layers.Dense(3)

    def call(self, x):
        return self.dense(self.other(x))


class Unknown(keras.layers.Layer):
    def __init__(self, freeze, **kwargs):
        super().__init__(**kwargs)
        self.trainable = not freeze
        self.dense = keras.layers.Dense(3)

    def call(self, x):
        return self.dense(x)
