# keras: 2, 3
from tensorflow.keras import layers


class Memory(layers.Layer):
    def __init__(self, stateful=True, **kwargs):
        super().__init__(**kwargs)
        self.stateful = stateful

    def build(self, input_shape):
        if self.stateful:
            self.memory = self._made(input_shape)

    def call(self, inputs):
        return inputs + self.memory

    def _made(self, input_shape):
        return self.add_weight(name="memory", shape=(input_shape[0], 4), trainable=False)


class Fixed(layers.Layer):
    def build(self, input_shape):
        if input_shape[0] is None:
            raise ValueError("a batch size is needed")
        self.memory = self._made(input_shape)

    def call(self, inputs):
        return inputs + self.memory

    def _made(self, input_shape):
        return self.add_weight(name="memory", shape=(input_shape[0], 4), trainable=False)


class Open(layers.Layer):
    def build(self, input_shape):
        if self.trainable:
            self.memory = self._made(input_shape)

    def call(self, inputs):
        return inputs + self.memory

    def _made(self, input_shape):
        return self.add_weight(name="memory", shape=(input_shape[0], 4), trainable=False)  # -> LL109
