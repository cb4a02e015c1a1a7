# keras: 2, 3
import tensorflow as tf


class Reads(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        prefix = self.name  # -> LL302
        super().__init__(**kwargs)
        self.prefix = prefix

    def call(self, x):
        return x


class ReadsDtype(tf.keras.Model):
    def __init__(self, **kwargs):
        self.zero = tf.zeros((), self.compute_dtype)  # -> LL302
        super().__init__(**kwargs)

    def call(self, x):
        return x + self.zero


class SetsItBefore(tf.keras.layers.Layer):
    dtype = "float32"

    def __init__(self, **kwargs):
        self.size = 3
        self.zero = tf.zeros((self.size,), self.dtype)
        kwargs.setdefault("name", getattr(self, "name", "layer"))
        super().__init__(**kwargs)
        self.prefix = self.name

    def call(self, x):
        return x + self.zero


class HasAProperty(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        kwargs["trainable"] = self.trainable
        super().__init__(**kwargs)

    @property
    def trainable(self):
        return False

    def call(self, x):
        return x
