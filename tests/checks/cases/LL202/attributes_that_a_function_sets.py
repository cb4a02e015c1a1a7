# keras: 3
from tensorflow.keras import layers


def add_places(layer, size):
    layer.places = layer.add_weight(name="places", shape=(size,))

class Net(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        add_tables(self, 3)

    def build(self, input_shape):
        super().build(input_shape)

    def call(self, inputs):
        return inputs + self.table
