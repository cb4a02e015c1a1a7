# keras: 2
from tensorflow import keras


class Net(keras.Model):
    def __init__(self, units=4, **kwargs):
        super().__init__(**kwargs)
        self.dense = keras.layers.Dense(units)

    def call(self, inputs):
        return self.dense(inputs)


def restore():
    net = Net()
    net.load_weights("net.h5")  # -> LL206
    return net


def checkpoint(path):
    net = Net()
    net.load_weights(path)
    return net


def of_tensorflow(options):
    net = Net()
    net.load_weights("checkpoints/net")
    other = Net()
    other.load_weights(**options)
    return net, other
