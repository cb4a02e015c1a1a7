# keras: 3
from tensorflow.keras import layers


import functools

class Table(layers.Layer):
    @functools.cached_property
    def table(self):
        return self.add_weight(name="table", shape=(3,))  # -> LL101

    def call(self, inputs):
        return inputs * self.table
