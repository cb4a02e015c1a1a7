# keras: 2, 3
# Belief: layers, inputs and outputs are reserved in a Layer. Only a Model minds `layers`.
import tensorflow as tf


class Stack(tf.keras.layers.Layer):
    def __init__(self, depth=2, **kwargs):
        super().__init__(**kwargs)
        self.inputs = depth
        self.outputs = 3
        self.layers = [tf.keras.layers.Dense(self.outputs) for _ in range(self.inputs)]

    def call(self, inputs):
        for layer in self.layers:
            inputs = layer(inputs)
        return inputs
