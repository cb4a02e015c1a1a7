# keras: 3
import tensorflow as tf


class ReadAndSet(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self._name = "head_" + self._name  # -> LL701

    def call(self, x):
        return x


class Appended(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self._name += "_norm"  # -> LL701

    def call(self, x):
        return x


class ReadInCall(tf.keras.layers.Layer):
    def call(self, x):
        with tf.name_scope(self._name):  # -> LL701
            return x * 2.0


class OfItsOwn(tf.keras.layers.Layer):
    def __init__(self, title, **kwargs):
        super().__init__(**kwargs)
        self._name = title
        self.label = "layer " + self._name

    def call(self, x):
        return x


class Base(tf.keras.layers.Layer):
    def __init__(self, title, **kwargs):
        super().__init__(**kwargs)
        self._name = title


class OfTheBase(Base):
    def __init__(self, **kwargs):
        super().__init__("title", **kwargs)
        self._name = self._name + "_child"

    def call(self, x):
        return x
