# keras: 2, 3
import tensorflow as tf
from tensorflow.keras.layers import Dense
class A(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.a, self.b, self.c, self.d, self.e = Dense(3), Dense(3), Dense(3), Dense(3), Dense(3)
        self.f = Dense(3)
    def call(self, x):
        kept = y = self.a(x)
        z = y
        probe = self.b(x)
        del probe
        inner = self.c(x)
        class Holder:
            value = inner
        shown = lambda: later
        later = self.d(x)
        lost = self.e(x)  # -> LL205
        if (w := self.f(x)) is not None:
            pass
        return y + w + Holder.value + shown()
