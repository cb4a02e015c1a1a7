# keras: 3
import tensorflow as tf
from tensorflow import keras


class Net(keras.Model):
    def __init__(self, units=4, **kwargs):
        super().__init__(**kwargs)
        self.units = units
        self.dense = keras.layers.Dense(units)

    def call(self, inputs):
        return self.dense(inputs)


class Wired(keras.Model):
    def __init__(self):
        inputs = keras.Input((4,))
        super().__init__(inputs, keras.layers.Dense(2)(inputs))


class Runs(Net):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self(tf.zeros((1, 4)))


def restore(path):
    net = Net()
    net.compile("adam", "mse")
    net.load_weights(path)  # -> LL206
    return net


def called(path):
    net = Net()
    net(tf.zeros((1, 4)))
    net.load_weights(path)
    return net


def fitted(path, data):
    net = Net()
    net.compile("adam", "mse")
    net.fit(data)
    net.load_weights(path)
    return net


def handed_on(path, prepare):
    net = Net()
    prepare(net)
    net.load_weights(path)
    return net


def others(path):
    wired = Wired()
    wired.load_weights(path)
    runs = Runs()
    runs.load_weights(path)
    plain = keras.Sequential([keras.Input((4,)), keras.layers.Dense(2)])
    plain.load_weights(path)
    return wired, runs, plain


class Server:
    def __init__(self, path):
        self.net = Net()
        self.net.load_weights(path)  # -> LL206

    def reload(self, path):
        self.net.load_weights(path)
