# keras: 2, 3
import tensorflow as tf
from tensorflow.keras.layers import BatchNormalization, Dense, Dropout, LayerNormalization, LSTM
class A(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.first, self.second, self.third = Dense(3), Dense(3), Dense(3)
        self.bn = BatchNormalization()
    def call(self, x, training=None):
        y = self.first(x)  # -> LL205
        y = self.second(x)
        self.bn(y, training=training)  # -> LL205
        z = self.third(y)  # -> LL205
        return y
class B(tf.keras.layers.Layer):
    def __init__(self, deep, **kwargs):
        super().__init__(**kwargs)
        self.deep = deep
        self.a, self.b, self.c, self.d = Dense(3), Dense(3), Dense(3), Dense(3)
        self.e, self.f, self.g, self.h = Dense(3), Dense(3), Dense(3), Dense(3)
        self.lstm = LSTM(3, return_state=True)
    def call(self, x, training=None):
        y = self.a(x)
        if self.deep:
            y = self.b(x)
        def later():
            return z
        z = self.c(y)
        h = None
        for i in range(3):
            if h is not None:
                z = z + h
            h = self.d(z)
        try:
            k = self.e(z)
        except ValueError:
            k = self.f(z)
        out, state, cell = self.lstm(x)
        _ = self.g(z)  # -> LL205
        w = self.h(z)
        w = self.h(w)
        w += k
        return later() + out + w
