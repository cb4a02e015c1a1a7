# keras: 3
import tensorflow as tf


class Wrapped(tf.keras.layers.Wrapper):
    def build(self, input_shape):
        self.layer.build(input_shape)
        self.v = self.layer.kernel
        self.layer._trainable_weights.append(self.v)  # -> LL701
        self.size = self.layer.units
        if hasattr(self.layer, "inbound_nodes"):
            self.nodes = self.layer.inbound_nodes
        super().build(input_shape)

    def call(self, inputs):
        self.layer.kernel = self.v * 2.0  # -> LL107
        return self.layer(inputs)


class Other(tf.keras.layers.Wrapper):
    def __init__(self, layer, **kwargs):
        super().__init__(layer, **kwargs)
        self.layer = layer.inner

    def call(self, inputs):
        size = self.layer.output_shape
        return self.layer(inputs) * size[-1]
