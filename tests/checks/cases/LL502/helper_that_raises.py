# keras: 3
from tensorflow.keras import layers


class Untrained(layers.Layer):
    def call(self, inputs):
        self._refuse(inputs)

    def _refuse(self, inputs):
        raise NotImplementedError("load the weights first")


class UntrainedBehindAnother(layers.Layer):
    def call(self, inputs):
        return self._compute(inputs)

    def _compute(self, inputs):
        self._refuse(inputs)

    def _refuse(self, inputs):
        raise NotImplementedError("load the weights first")
