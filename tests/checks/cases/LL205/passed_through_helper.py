# keras: 2, 3
import tensorflow as tf


def note(store, value):
    store["first"] = value
    return value


class Notes(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.first = tf.keras.layers.Dense(4)
        self.second = tf.keras.layers.Dense(4)

    @staticmethod
    def _note(store, name, value):
        store.update({name: value})
        return value

    def _penalize(self, value):
        self.add_loss(tf.reduce_sum(value))
        return value


class InFunction(Notes):
    def call(self, x):
        store = {}
        x = note(store, self.first(x))
        return store


class InStaticMethod(Notes):
    def call(self, x):
        store = {}
        x = self._note(store, "first", self.first(x))
        return store


class InMethod(Notes):
    def call(self, x):
        y = self._penalize(self.first(x))
        return x


class Lost(Notes):
    def _run(self, x):
        return self.first(x)

    def call(self, x):
        y = self._run(x)  # -> LL205
        return self.second(x)
