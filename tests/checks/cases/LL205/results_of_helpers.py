# keras: 2, 3
import tensorflow as tf
from tensorflow.keras.layers import BatchNormalization, Dense


class Lost(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.first, self.second, self.third = Dense(3), Dense(3), Dense(3)
        self.bn = BatchNormalization()

    def call(self, x, training=None):
        y = self._project(x)  # -> LL205
        y = self.second(x)
        self._normed(y, training)  # -> LL205
        z = self._last(y)  # -> LL205
        return y

    def _project(self, x):
        return self.first(x)

    def _normed(self, x, training):
        return self.bn(x, training=training)

    def _last(self, x):
        made = self.third(x)
        return made


class Used(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.first, self.second, self.third, self.fourth = Dense(3), Dense(3), Dense(3), Dense(3)
        self.fifth = Dense(3)

    def call(self, x):
        self._twice(x)
        y = self._twice(x)
        self._kept(x)
        self._summed(x)
        tf.map_fn(self._mapped, x)
        self._mapped(x)
        self.last(x)
        return y

    def _twice(self, x):
        return self.first(x)

    def _kept(self, x):
        made = self.second(x)
        tf.print(made)
        return made

    def _summed(self, x):
        made = self.third(x)
        self.add_loss(tf.reduce_sum(made))
        return made

    def _mapped(self, x):
        return self.fourth(x)

    def last(self, x):
        return self.fifth(x)


class More(Used):
    def build(self, input_shape):
        self.made = Dense(3)
        super().build(input_shape)

    def call(self, x):
        return self.last(x) + self._own(x)

    def _own(self, x):
        return self.made(x)
