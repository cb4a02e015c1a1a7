# keras: 2
from tensorflow import keras


class Gate(keras.layers.Layer):
    def build(self, input_shape):
        self.open = self.add_weight(name="open", shape=(), trainable=False)
        self.built = True

    def call(self, inputs):
        if self.open:
            inputs = inputs * 2.0
        return inputs
