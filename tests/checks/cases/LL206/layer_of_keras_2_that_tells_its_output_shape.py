# keras: 2
from tensorflow import keras
from tensorflow.keras import layers


class Block(layers.Layer):
    """Keras 2 runs `call` to find out what is built, whatever `compute_output_shape` says."""

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = layers.Dense(4)

    def build(self, input_shape):
        self.built = True

    def compute_output_shape(self, input_shape):
        return input_shape

    def call(self, x):
        return self.dense(x)


class Net(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = layers.Dense(4)

    def call(self, x):
        return self.dense(x)


def load(path):
    net = Net()
    net.build((None, 3))
    net.load_weights(path)
