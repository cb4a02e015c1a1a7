# keras: 2, 3
from tensorflow.keras import layers


class Stored(layers.Layer):
    """What the memory gives is up to the memory."""

    def __init__(self, memory, **kwargs):
        super().__init__(**kwargs)
        self.memory = memory

    def call(self, inputs):
        return self.memory.update(inputs)


class Listed(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = layers.Dense(3)

    def call(self, inputs):
        outputs = [inputs]
        return outputs.append(self.dense(inputs))  # -> LL502
