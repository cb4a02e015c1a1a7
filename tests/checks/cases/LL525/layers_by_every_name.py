# keras: 3
import itertools

import tensorflow as tf
from tensorflow import keras
from tensorflow.keras import layers


class ByNames(layers.Layer):
    def __init__(self, other, name_of="norm_0", n=3, **kwargs):
        super().__init__(**kwargs)
        self.other = other
        self.name_of = name_of
        self.n = n
        for i in range(n):
            setattr(self, f"norm_{i}", layers.BatchNormalization())
            setattr(self, f"rate_{i}", 0.5)
            setattr(self, f"given_{i}", other)
        self.norm_a = layers.BatchNormalization()
        self.norm_b = layers.BatchNormalization()
        self.dense_a = layers.Dense(3)
        self.scale = 2.0
        self.number = 3

    def call(self, x):
        for i in range(self.n):
            x = getattr(self, f"norm_{i}")(x, training=True)  # -> LL525
            x = getattr(self, f"rate_{i}")(x, training=True)
            x = getattr(self, f"given_{i}")(x, training=True)
            x = getattr(self.other, f"norm_{i}")(x, training=True)
            x = getattr(self, f"norm_{i}", None)(x, training=True)
            x = look_up(self, f"norm_{i}")(x, training=True)
            x = getattr(self, f"{i}_{i}")(x, training=True)
            x = getattr(self, f"norm_{i}").call_it(x, training=True)
        for name in ("norm_a", "norm_b"):
            x = getattr(self, name)(x, training=True)  # -> LL525
        for name in ("norm_a", "dense_a"):
            x = getattr(self, name)(x, training=True)
        x = getattr(self, "norm_a")(x, training=True)  # -> LL525
        x = getattr(self, self.name_of)(x, training=True)
        x = getattr(self.norm_a, "call")(x, training=True)
        x = getattr(self)(x, training=True)
        return x


def look_up(holder, name):
    return holder.other


class InTurn(layers.Layer):
    def __init__(self, given, **kwargs):
        super().__init__(**kwargs)
        self.first = [layers.BatchNormalization()]
        self.last = [layers.BatchNormalization() for _ in range(3)]
        self.given = given
        self.rows = [(layers.BatchNormalization(), layers.BatchNormalization()) for _ in range(3)]
        self.pairs = [(layers.BatchNormalization(), given) for _ in range(3)]
        self.numbers = [1, 2]

    def call(self, x):
        for norm in itertools.chain(self.first, self.last):
            x = norm(x, training=True)  # -> LL525
        for norm in itertools.chain(self.first, self.given):
            x = norm(x, training=True)
        for norm, other in self.rows:
            x = other(norm(x, training=True), training=True)  # -> LL525
        for norm, other in self.pairs:
            x = other(x, training=True)
        for norm, n in zip(self.first, self.numbers):
            x = norm(x, training=True) * n  # -> LL525
        for norm in self.first + self.last:
            x = norm(x, training=True)
            x = norm.inner(x, training=True)
            norm.trainable_weights
        x = self.first[0](x, training=True)  # -> LL525
        x = self.pick(self.first, self.last)(x, training=True)  # -> LL525
        return x

    def pick(self, first, last):
        return first[0]


class OfModels(layers.Layer):
    def __init__(self, given, **kwargs):
        super().__init__(**kwargs)
        model = keras.Sequential()
        model.add(layers.BatchNormalization())
        self.model = model
        other = keras.Sequential()
        other.add(layers.Dense(3))
        self.other = other
        taken = keras.Sequential()
        taken.add(given)
        taken.pop()
        self.taken = taken
        inputs = keras.Input((3,))
        self.functional = keras.Model(inputs, layers.BatchNormalization()(inputs))
        self.off = keras.Sequential([layers.BatchNormalization(trainable=False)])
        self.rnn = layers.RNN(layers.LSTMCell(3))
        self.backbone = keras.applications.ResNet50(weights=None)
        self.plain_backbone = keras.applications.VGG16(weights=None)
        self.preprocess = keras.applications.resnet.preprocess_input
        self.text = dict(a=layers.BatchNormalization())
        self.relu = layers.ReLU()

    def call(self, x):
        x = self.model(x, training=True)
        x = self.other(x, training=True)
        x = self.taken(x, training=True)
        x = self.functional(x, training=True)
        x = self.off(x, training=True)
        x = self.rnn(x, training=True)
        x = self.backbone(x, training=True)  # -> LL525
        x = self.plain_backbone(x, training=True)
        x = self.preprocess(x, training=True)
        x = self.relu(x, training=True)
        return self.text["a"](x, training=True)  # -> LL525


class AppliedInside(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        inputs = keras.Input((3,))
        y = layers.Dropout(0.5)(inputs, training=True)
        self.model = keras.Model(inputs, y)
        self.made = self.make()

    def make(self):
        model = keras.Sequential()
        model.add(layers.BatchNormalization())
        return model

    def remake(self):
        model = keras.Sequential()
        model.add(layers.Dense(3))
        return model

    def call(self, x):
        return self.model(x, training=True) + self.made(x, training=True)
