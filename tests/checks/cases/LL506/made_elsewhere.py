# keras: 3
import keras
from keras import layers


def stack():
    model = keras.Sequential()
    model.add(layers.Dense(2))
    model.add(layers.Dropout(0.2))
    return model


def functional():
    inputs = keras.Input((3,))
    return keras.Model(inputs, layers.BatchNormalization()(layers.Dense(2)(inputs)))


class OfFunction(keras.Model):
    def __init__(self):
        super().__init__()
        self.body = stack()

    def call(self, x):  # -> LL506
        return self.body(x)


class Functional(keras.Model):
    def __init__(self):
        super().__init__()
        self.body = functional()

    def call(self, x):  # -> LL506
        return self.body(x)


class OfMethod(keras.Model):
    def __init__(self):
        super().__init__()
        self.body = self._make()

    def _make(self):
        model = keras.Sequential()
        model.add(layers.Dropout(0.2))
        return model

    def call(self, x):  # -> LL506
        return self.body(x)


class Rows(keras.Model):
    def __init__(self):
        super().__init__()
        self.rows = [(layers.Dense(2), layers.Dropout(0.5)) for _ in range(3)]

    def call(self, x):  # -> LL506
        for dense, drop in self.rows:
            x = drop(dense(x))
        return x


class Recurrent(keras.Model):
    def __init__(self):
        super().__init__()
        self.body = layers.Bidirectional(layers.LSTM(3, dropout=0.2))

    def call(self, x):  # -> LL506
        return self.body(x)


class Attending(keras.Model):
    def __init__(self):
        super().__init__()
        self.attention = layers.MultiHeadAttention(2, 3, dropout=0.1)

    def call(self, x):  # -> LL506
        return self.attention(x, x)


class Block(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.drop = layers.Dropout(0.5)

    def call(self, x, training=None):
        return self.drop(x, training=training)


class OfProject(keras.Model):
    def __init__(self):
        super().__init__()
        self.block = Block()

    def call(self, x):  # -> LL506
        return self.block(x)


class Network(keras.Model):
    def __init__(self):
        super().__init__()
        self.base = keras.applications.ResNet50(include_top=False, weights=None)

    def call(self, x):  # -> LL506
        return self.base(x)


class Frozen(keras.Model):
    def __init__(self):
        super().__init__()
        self.base = keras.applications.ResNet50(include_top=False, weights=None)
        self.base.trainable = False

    def call(self, x):
        return self.base(x)


class Deterministic(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.drop = layers.Dropout(0.5)

    def call(self, x):
        return self.drop(x, training=True)


class Plain(keras.Model):
    def __init__(self):
        super().__init__()
        self.body = keras.Sequential([layers.Dense(3)])
        self.recurrent = layers.LSTM(3, dropout=0.0)
        self.block = Deterministic()

    def call(self, x):
        return self.block(self.recurrent(self.body(x)))
