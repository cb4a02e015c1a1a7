# keras: 3
import keras


class Net(keras.Model):  # -> LL206
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = keras.layers.Dense(3)

    def call(self, inputs):
        return self.dense(inputs)


class Builds(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = keras.layers.Dense(3)

    def build(self, input_shape):
        self.dense.build(input_shape)

    def call(self, inputs):
        return self.dense(inputs)


class Runs(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = keras.layers.Dense(3)
        self(keras.ops.zeros((1, 3)))

    def call(self, inputs):
        return self.dense(inputs)


class Called(Net):
    pass


class Functional(keras.Model):
    def __init__(self, **kwargs):
        inputs = keras.Input((3,))
        super().__init__(inputs, keras.layers.Dense(3)(inputs), **kwargs)


class Empty(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.relu = keras.layers.ReLU()

    def call(self, inputs):
        return self.relu(inputs)


def load(path):
    net = Net()
    net.build((None, 3))
    net.load_weights(path)
    builds = Builds()
    builds.build((None, 3))
    builds.load_weights(path)
    runs = Runs()
    runs.build((None, 3))
    runs.load_weights(path)
    called = Called()
    called.build((None, 3))
    called(keras.ops.zeros((1, 3)))
    called.load_weights(path)
    functional = Functional()
    functional.build((None, 3))
    functional.load_weights(path)
    empty = Empty()
    empty.build((None, 3))
    empty.load_weights(path)
    return net, builds, runs, called, functional, empty
