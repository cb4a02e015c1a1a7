# keras: 2
import tensorflow as tf


class Late(tf.keras.Model):
    def __init__(self, units=3, wide=False):
        self._make(units, wide)
        super().__init__()

    def _make(self, units, wide):
        self.units = units
        self.dense = tf.keras.layers.Dense(units)  # -> LL302
        if wide:
            self.more = tf.keras.layers.Dense(units)

    def call(self, x):
        return self.dense(x)


class Early(tf.keras.Model):
    def __init__(self, units=3):
        super().__init__()
        self._make(units)

    def _make(self, units):
        self.dense = tf.keras.layers.Dense(units)

    def call(self, x):
        return self.dense(x)


class OfALayer(tf.keras.layers.Layer):
    def __init__(self, units=3):
        self._make(units)
        super().__init__()

    def _make(self, units):
        self.dense = tf.keras.layers.Dense(units)

    def call(self, x):
        return self.dense(x)
