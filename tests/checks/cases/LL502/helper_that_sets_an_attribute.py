# keras: 3
from tensorflow.keras import layers


class Untrained(layers.Layer):
    def call(self, inputs):  # -> LL502
        self._refuse(inputs)

    def _refuse(self, inputs):
        self.seen = 1
