# keras: 3
from tensorflow import keras
from tensorflow.keras import layers


class Bias(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.bias = self.add_weight(name="bias", shape=(3,))

    def call(self, inputs):
        return inputs + self.bias

class Net(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.bias = Bias()

    def build(self, input_shape):
        self.bias.build(input_shape)
        self.built = True

    def call(self, inputs, training=None):
        return self.bias(inputs)
