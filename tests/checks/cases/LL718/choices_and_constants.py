# keras: 2, 3
from tensorflow.keras import layers


class Choices(layers.Layer):
    GOOD = "gelu"
    BAD = "Gelu"

    def __init__(self, act=None, large=False, **kwargs):
        super().__init__(**kwargs)
        self.name_of_act = "ReLu"
        self.later = "Relu"
        self.a = layers.Dense(4, activation=act or "Relu")  # -> LL718
        self.b = layers.Dense(4, activation="Gelu" if large else "relu")  # -> LL718
        self.c = layers.Dense(4, activation=self.BAD)  # -> LL718
        self.d = layers.Dense(4, activation=self.name_of_act)  # -> LL718
        self.h = layers.Dense(4, activation="silu" if large else "relu")
        self.e = layers.Dense(4, activation=self.GOOD)
        self.f = layers.Dense(4, activation=act or "relu")
        self.g = layers.Dense(4, activation=self.later)

    def set(self):
        self.later = "relu"

    def call(self, x):
        return self.a(self.b(self.c(self.d(self.e(self.f(self.g(x)))))))


class Elsewhere(layers.Layer):
    ACT = "Relu"

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.a = layers.Dense(4, activation=self.ACT)

    def call(self, x):
        return self.a(x)


Elsewhere.ACT = "relu"
