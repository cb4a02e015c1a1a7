# keras: 2, 3
import tensorflow as tf


class Kept(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = tf.keras.layers.Dense(8)

    def keep(self, key, tensor):
        setattr(self, "last_" + key, tensor)

    def call(self, x):
        h = self.dense(x)
        self.keep("hidden", h)  # -> LL105
        return h

    def penalty(self):
        return tf.reduce_sum(self.last_hidden)


class Layers(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.keep("dense", tf.keras.layers.Dense(8))

    def keep(self, key, layer):
        setattr(self, key, layer)

    def call(self, x):
        return self.dense(x)


class InADict(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = tf.keras.layers.Dense(8)

    def keep(self, store, key, tensor):
        store[key] = tensor

    def call(self, x):
        store = {}
        self.keep(store, "hidden", self.dense(x))
        return store["hidden"]
