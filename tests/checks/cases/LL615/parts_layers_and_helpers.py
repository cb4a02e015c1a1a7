# keras: 2, 3
import tensorflow as tf
from tensorflow import keras
from tensorflow.keras import layers


class Whole(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.base = layers.Dense(3)
        self.frozen = layers.Dense(3)
        self.frozen.trainable = False
        self.rate = 0.5

    def call(self, x):
        return self.frozen(self.base(x))


def part_by_attribute(data):
    model = Whole()
    model.compile("sgd", "mse")
    model.fit(data)
    model.base.trainable = False  # -> LL615
    model.fit(data)


def part_that_is_as_it_was(data):
    model = Whole()
    model.compile("sgd", "mse")
    model.fit(data)
    model.base.trainable = True
    model.frozen.trainable = False
    model.fit(data)


def part_that_is_no_layer(data):
    model = Whole()
    model.compile("sgd", "mse")
    model.fit(data)
    model.rate.trainable = False
    model.other.trainable = False
    model.fit(data)


def parts_by_their_number_and_name(data):
    model = keras.Sequential([layers.Dense(3), layers.Dense(3, name="head")])
    model.compile("sgd", "mse")
    model.fit(data)
    model.layers[0].trainable = False
    model.fit(data)
    model.layers[0].trainable = True
    model.get_layer("head").trainable = False
    model.fit(data)


def layers_in_turn(data):
    model = keras.Sequential([layers.Dense(3)])
    model.compile("sgd", "mse")
    model.fit(data)
    for layer in model.layers:
        layer.trainable = False  # -> LL615
    model.fit(data)


def some_layers_in_turn(data, n):
    model = keras.Sequential([layers.Dense(3), layers.Dense(3)])
    model.compile("sgd", "mse")
    model.fit(data)
    for layer in model.layers[:n]:
        layer.trainable = False
    for layer in model.layers:
        if layer.name == "head":
            layer.trainable = False
    for weight in model.weights:
        weight.trainable = False
    model.fit(data)


def handed_to_others(data, log):
    model = keras.Sequential([layers.Dense(3)])
    model.compile("sgd", "mse")
    model.fit(data)
    model.trainable = False
    log(model)
    model.fit(data)


def only_read_by_keras(data):
    model = keras.Sequential([layers.Dense(3)])
    model.compile("sgd", "mse")
    model.fit(data)
    model.trainable = False  # -> LL615
    tf.print(model)
    model.fit(data)


def set_under_a_test(data, flag):
    model = keras.Sequential([layers.Dense(3)])
    model.compile("sgd", "mse")
    model.fit(data)
    if flag:
        model.trainable = False
    model.fit(data)


def whole_of_a_part(data):
    base = keras.Sequential([layers.Dense(3)])
    model = keras.Sequential([base, layers.Dense(3)])
    model.compile("sgd", "mse")
    model.fit(data)
    base.trainable = False  # -> LL615
    model.fit(data)


def whole_of_a_part_that_is_applied(data):
    base = keras.Sequential([layers.Dense(3)])
    inputs = keras.Input((3,))
    model = keras.Model(inputs, base(inputs))
    model.compile("sgd", "mse")
    model.fit(data)
    base.trainable = False  # -> LL615
    model.fit(data)


def one_of_two_wholes(data):
    base = keras.Sequential([layers.Dense(3)])
    inputs = keras.Input((3,))
    model = keras.Model(inputs, base(inputs))
    other = keras.Model(inputs, inputs)
    model.compile("sgd", "mse")
    model.fit(data)
    base.trainable = False
    model.fit(data)
    return other


def only_run(data, x):
    base = keras.Sequential([layers.Dense(3)])
    inputs = keras.Input((3,))
    model = keras.Model(inputs, layers.Dense(3)(inputs))
    model.compile("sgd", "mse")
    model.fit(data)
    base.trainable = False
    base(x)
    model.fit(data)


def inside_a_function(data):
    model = keras.Sequential([layers.Dense(3)])
    model.compile("sgd", "mse")
    model.fit(data)

    def freeze():
        model.trainable = False

    model.fit(data)
    return freeze


class Trainer:
    def __init__(self, data):
        self.model = Whole()
        self.net = keras.Sequential([layers.Dense(3)])
        self.prepare()
        self.data = data

    def prepare(self):
        self.net.compile("sgd", "mse")
        self.model.compile("sgd", "mse")

    def run(self):
        self.net.fit(self.data)
        self.freeze()
        self.net.fit(self.data)

    def freeze(self):
        self.net.trainable = False  # -> LL615

    def again(self):
        self.model.fit(self.data)
        self.deep()
        self.model.fit(self.data)

    def deep(self):
        self.deeper()

    def deeper(self):
        self.model.trainable = False  # -> LL615

    def parts(self):
        self.model.fit(self.data)
        self.model.base.trainable = False
        self.model.fit(self.data)


module_model = keras.Sequential([layers.Dense(3)])
module_model.compile("sgd", "mse")


def train_module_model(data):
    module_model.fit(data)
    module_model.trainable = False  # -> LL615
    module_model.fit(data)


def part_under_a_test(data, flag):
    base = keras.Sequential([layers.Dense(3)])
    model = keras.Sequential([base, layers.Dense(3)])
    model.compile("sgd", "mse")
    model.fit(data)
    if flag:
        base.trainable = False
    model.fit(data)


def part_that_is_compiled(data):
    base = keras.Sequential([layers.Dense(3)])
    model = keras.Sequential([base, layers.Dense(3)])
    model.compile("sgd", "mse")
    model.fit(data)
    base.trainable = False  # -> LL615
    base.compile("sgd", "mse")
    model.fit(data)


class TrainsWhenMade:
    def __init__(self, data):
        self.model = keras.Sequential([layers.Dense(3)])
        self.model.compile("sgd", "mse")
        self.model.fit(data)
        self.model.trainable = False

    def show(self):
        print("shown")


class TrainsByAHelper:
    def __init__(self, data):
        self.data = data
        self.model = keras.Sequential([layers.Dense(3)])
        self.warm_up()

    def warm_up(self):
        self.model.compile("sgd", "mse")
        self.model.fit(self.data)
        self.model.trainable = False

    def show(self):
        print("shown")


class FarHelpers:
    def __init__(self, data):
        self.data = data
        self.model = keras.Sequential([layers.Dense(3)])
        self.model.compile("sgd", "mse")

    def run(self):
        self.model.fit(self.data)
        self.one()
        self.model.fit(self.data)

    def one(self):
        self.two()

    def two(self):
        self.three()

    def three(self):
        self.model.trainable = False

    def again(self):
        self.model.fit(self.data)
        self.model.trainable = False  # -> LL615
        self.again()
