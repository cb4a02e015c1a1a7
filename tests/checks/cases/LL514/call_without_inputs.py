# keras: 2, 3
from tensorflow import keras


class Table(keras.layers.Layer):
    def __init__(self, size=4, **kwargs):
        super().__init__(**kwargs)
        self.size = size
        self.table = self.add_weight(shape=(size,), initializer="ones", name="table")

    def call(self):  # -> LL514
        return self.table

    def get_config(self):
        return {**super().get_config(), "size": self.size}


class Base(keras.layers.Layer):
    def call(self):
        raise NotImplementedError


class Open(keras.layers.Layer):
    def call(self, *args):
        return args[0]


class Trained(keras.Model):
    def call(self):
        return None


class Source(keras.layers.Layer):
    """Only its `output` is used."""

    def call(self):
        return
