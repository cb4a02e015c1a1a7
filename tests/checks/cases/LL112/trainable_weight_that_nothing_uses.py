# keras: 3
from tensorflow.keras import layers


class Old(layers.Layer):
    def build(self, shape):
        self.count = self.add_weight(name="count", shape=())  # -> LL112

    def call(self, inputs):
        return inputs * 2
