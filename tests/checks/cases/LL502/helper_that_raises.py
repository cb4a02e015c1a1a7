# keras: 3
from tensorflow.keras import layers


class Untrained(layers.Layer):
    def call(self, inputs):
        self._refuse(inputs)

    def _refuse(self, inputs):
        raise NotImplementedError("load the weights first")
