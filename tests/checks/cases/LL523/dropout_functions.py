# keras: 2, 3
import tensorflow as tf


class Always(tf.keras.layers.Layer):
    def __init__(self, rate=0.1, **kwargs):
        super().__init__(**kwargs)
        self.rate = rate

    def call(self, x):
        x = tf.nn.dropout(x, 0.5)  # -> LL523
        return tf.nn.dropout(x, rate=self.rate)  # -> LL523


class InTraining(tf.keras.layers.Layer):
    def call(self, x, training=None):
        if training:
            x = tf.nn.dropout(x, 0.5)
        return x


class ByRate(tf.keras.layers.Layer):
    def call(self, x, training=None):
        return tf.nn.dropout(x, 0.5 if training else 0.0)


class OfCaller(tf.keras.layers.Layer):
    def call(self, x, rate):
        return tf.nn.dropout(x, rate)


class ByFlag(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.training = True

    def call(self, x):
        return tf.nn.dropout(x, 0.5) if self.training else x


class Switched(tf.keras.layers.Layer):
    def __init__(self, rate=0.1, **kwargs):
        super().__init__(**kwargs)
        self.rate = rate

    def freeze(self):
        self.rate = 0.0

    def call(self, x):
        return tf.nn.dropout(x, self.rate)


class Never(tf.keras.layers.Layer):
    def call(self, x):
        return tf.nn.dropout(x, 0.0)
