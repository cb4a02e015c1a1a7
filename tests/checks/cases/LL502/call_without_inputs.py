# keras: 3
from tensorflow.keras import layers


class Source(layers.Layer):
    def call(self):
        return
