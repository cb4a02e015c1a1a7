# keras: 3
from itertools import chain

import tensorflow as tf
from elsewhere import Base, own, rate
from tensorflow import keras
from tensorflow.keras import layers


class Never(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.a = layers.Dropout(0)
        self.b = layers.BatchNormalization(trainable=False)
        self.c = layers.LSTM(3)
        self.d = keras.applications.VGG16()
        self.e = layers.LSTM(3, dropout=0.0)
        self.f = layers.LSTM(3, dropout=rate)
        self.g = keras.Sequential([layers.Dense(3)])
        self.h = own()
        self.i = layers.TimeDistributed(layers.Dense(3))

    def call(self, x):
        for layer in (self.a, self.b, self.c):
            x = layer(x)
        return self.i(self.h(self.g(self.f(self.e(self.d(self.c(self.b(self.a(x)))))))))


class Dropout(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.a = layers.Dropout(0.5)

    def call(self, x):  # -> LL506
        return self.a(x)


class Recurrent(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.a = layers.LSTM(3, dropout=0.5)

    def call(self, x):  # -> LL506
        return self.a(x)


class Network(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.a = keras.applications.ResNet50()

    def call(self, x):  # -> LL506
        return self.a(x)


class Stack(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.a = keras.Sequential([layers.Dense(3), layers.BatchNormalization()])

    def call(self, x):  # -> LL506
        return self.a(x)


class Added(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        model = keras.Sequential()
        other = keras.Sequential()
        model.add(layers.Dropout(0.5))
        other.add(layers.Dense(3))
        self.a = model
        self.b = other

    def call(self, x):  # -> LL506
        return self.a(self.b(x))


class Unlike(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        model = keras.Sequential()
        other = own()
        other.add(layers.Dropout(0.5))
        model.pop(layers.Dropout(0.5))
        model.add(layers.Dense(3))
        self.a = model

    def call(self, x):
        return self.a(x)


class Listed(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.first = [layers.Dense(3), layers.Dropout(0.5)]
        self.last = [layers.Dense(3)]

    def call(self, x):  # -> LL506
        for layer in chain(self.first, self.last):
            x = layer(x)
        return x


class Rows(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.blocks = [(layers.Dense(3), layers.Dropout(0.5)) for _ in range(3)]

    def call(self, x):  # -> LL506
        for dense, drop in self.blocks:
            x = drop(dense(x))
        return x


class MixedList(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.first = [layers.Dense(3), layers.Dropout(0.5)]
        self.last = [own()]

    def call(self, x):
        for layer in chain(self.first, self.last):
            x = layer(x)
        return x


class Frozen(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.norm = layers.BatchNormalization()
        self.norm.trainable = False
        self.other = layers.Dropout(0.5)
        self.other.trainable = True

    def call(self, x):
        return self.norm(x)


class Passed(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.norm = layers.BatchNormalization()

    def call(self, x):  # -> LL506
        return self.norm(x, training=True) + self.norm(x, training=False) + self.norm(x, training=None)  # -> LL525


class Functional(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        image = keras.Input((3,))
        self.net = keras.Model(image, layers.Dropout(0.5)(image))

    def call(self, x):  # -> LL506
        return self.net(x)


class FunctionalInMode(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        image = keras.Input((3,))
        self.net = keras.Model(image, layers.Dropout(0.5)(image, training=True))

    def call(self, x):
        return self.net(x)
