# keras: 3
from tensorflow.keras import layers


class Cache:
    def insert(self, key, value):
        pass


class Words(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.cache = Cache()
        self.seen = []

    def call(self, inputs):
        self.cache.insert(0, inputs)
        return inputs
