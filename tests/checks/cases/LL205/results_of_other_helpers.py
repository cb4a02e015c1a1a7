# keras: 2, 3
import tensorflow as tf
from elsewhere import noted
from tensorflow.keras.layers import Dense


class Lost(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.first, self.second, self.third = Dense(3), Dense(3), Dense(3)

    def call(self, x):
        self._outer(x)  # -> LL205
        self._shown(x)  # -> LL205
        self._mapped(x)  # -> LL205
        return x

    def _outer(self, x):
        return self._inner(x)

    def _inner(self, x):
        return self.first(x)

    def _shown(self, x):
        tf.print("shown")
        return self.second(x)

    def _mapped(self, x):
        def half(value):
            return value / 2

        return self.third(half(x))


class Used(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.first, self.second, self.third = Dense(3), Dense(3), Dense(3)

    def call(self, x):
        self._noted(x)
        self.compute_mask(x)
        self._either(x, x)
        return x

    @noted
    def _noted(self, x):
        return self.first(x)

    def compute_mask(self, x, mask=None):
        return self.second(x)

    def _either(self, x, y):
        z = self.third(x)
        if y is not None:
            return tf.add(z, y)
        return z
