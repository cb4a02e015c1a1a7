# keras: 3
from tensorflow.keras import layers


class Memory(layers.Layer):
    def __init__(self, kept=True, **kwargs):
        super().__init__(**kwargs)
        self.kept = kept

    def build(self, input_shape):
        if self.kept:
            self.memory = self.add_weight(name="memory", shape=(input_shape[0], 4), trainable=False)  # -> LL109

    def call(self, inputs):
        return inputs + self.memory
