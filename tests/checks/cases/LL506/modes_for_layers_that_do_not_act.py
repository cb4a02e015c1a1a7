# keras: 2, 3
from tensorflow import keras
from tensorflow.keras import layers


class Doubles(layers.Layer):
    def call(self, x, training=None):
        return x * 2.0


class Plain(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.double = Doubles()

    def call(self, x, train=False):
        return self.double(x, training=train)


class Drops(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.drop = layers.Dropout(0.5)

    def call(self, x, train=False):  # -> LL506
        return self.drop(x, training=train)


class OnByDefault(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.drop = layers.Dropout(0.5)

    def call(self, x, train=True):
        return self.drop(x, training=train)


class HasNoDefault(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.drop = layers.Dropout(0.5)

    def call(self, x, train):
        return self.drop(x, training=train)
