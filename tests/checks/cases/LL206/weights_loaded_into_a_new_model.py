# keras: 3
import tensorflow as tf
from elsewhere import Mixin
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


class Builds(Net):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.build((None, 4))


class Named(keras.Model):
    def __init__(self, **kwargs):
        ends = keras.Input((4,))
        super().__init__(inputs=ends, outputs=keras.layers.Dense(2)(ends), **kwargs)


class OwnBuild(Net):
    def build(self, input_shape):
        self.dense.build(input_shape)


class OwnLoading(Net):
    def load_weights(self, path):
        self(tf.zeros((1, 4)))
        super().load_weights(path)


class Mixed(Mixin, keras.Model):
    def __init__(self):
        super().__init__()
        self.dense = keras.layers.Dense(4)


class Stateless(keras.Model):
    def call(self, inputs):
        return inputs


class Part(keras.layers.Layer):
    def __init__(self):
        super().__init__()
        self.dense = keras.layers.Dense(4)


def of_other_classes(path):
    builds = Builds()
    builds.load_weights(path)
    named = Named()
    named.load_weights(path)
    own_build = OwnBuild()
    own_build.load_weights(path)
    own_loading = OwnLoading()
    own_loading.load_weights(path)
    mixed = Mixed()
    mixed.load_weights(path)
    stateless = Stateless()
    stateless.load_weights(path)
    return builds, named, own_build, own_loading, mixed, stateless


def in_other_ways(given, path, options, flag):
    given.load_weights(path)
    parts = Net()
    parts.load_weights(path, skip_mismatch=True)
    other = Net()
    other.load_weights(path, **options)
    later = Net()

    def load_later():
        later.load_weights(path)

    if flag:
        perhaps = Net()
    perhaps.load_weights(path)

    def make():
        inner = Net()
        return inner

    size = 3
    shared.load_weights(path)
    return load_later, make, size


shared = Net()
shared(tf.zeros((1, 4)))
late = Net()
late.load_weights("late.weights.h5")  # -> LL206


def two(path, prepare):
    prepare(path)
    first = Net()
    second = Net()
    first(tf.zeros((1, 4)))
    second.load_weights(path)  # -> LL206
    first.load_weights(path)
    both = keras.Sequential([Net(), second])
    both(tf.zeros((1, 4)))
    third = Net()
    keras.Sequential([third])(tf.zeros((1, 4)))
    third.load_weights(path)


class Two:
    def __init__(self, path):
        self.first = Net()
        self.second = Net()
        self.first(tf.zeros((1, 4)))
        self.second.load_weights(path)  # -> LL206
        self.first.load_weights(path)
