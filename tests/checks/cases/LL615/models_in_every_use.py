# keras: 2, 3
# `trainable` of models and their parts, set between the trainings, and code that may compile them again.
from project import finetune, prepare
from tensorflow import keras

base = keras.Sequential([keras.layers.Dense(4)])
model = keras.Sequential([base, keras.layers.Dense(1)])


def compiled_again(x, y):
    model.compile(optimizer="adam", loss="mse")
    model.fit(x, y)
    base.trainable = False
    model.compile(optimizer="adam", loss="mse")
    model.fit(x, y)


def not_compiled_again(x, y):
    net = keras.Sequential([keras.layers.Dense(4)])
    net.compile(optimizer="adam", loss="mse")
    net.fit(x, y)
    net.trainable = False  # -> LL615
    net.fit(x, y)


def set_to_what_it_was(x, y):
    net = keras.Sequential([keras.layers.Dense(4)])
    net.compile(optimizer="adam", loss="mse")
    net.fit(x, y)
    net.trainable = True
    net.fit(x, y)


def of_a_part(x, y):
    part = keras.Sequential([keras.layers.Dense(4)])
    net = keras.Sequential([part, keras.layers.Dense(1)])
    part.trainable = False
    net.compile(optimizer="adam", loss="mse")
    net.fit(x, y)
    part.trainable = True  # -> LL615
    net.fit(x, y)


def of_a_functional_part(x, y):
    part = keras.Sequential([keras.layers.Dense(4)])
    inputs = keras.Input((4,))
    net = keras.Model(inputs, keras.layers.Dense(1)(part(inputs)))
    part.trainable = False
    net.compile(optimizer="adam", loss="mse")
    net.fit(x, y)
    part.trainable = True  # -> LL615
    net.fit(x, y)


def of_its_layers(x, y):
    net = keras.Sequential([keras.layers.Dense(4), keras.layers.Dense(1)])
    net.layers[0].trainable = False
    net.compile(optimizer="adam", loss="mse")
    net.fit(x, y)
    net.layers[0].trainable = True  # -> LL615
    net.fit(x, y)


def in_a_loop_over_its_layers(x, y):
    net = keras.Sequential([keras.layers.Dense(4), keras.layers.Dense(1)])
    for layer in net.layers:
        layer.trainable = False
    net.compile(optimizer="adam", loss="mse")
    net.fit(x, y)
    for layer in net.layers:
        layer.trainable = True  # -> LL615
    net.fit(x, y)


def under_a_test(x, y, again):
    net = keras.Sequential([keras.layers.Dense(4)])
    net.compile(optimizer="adam", loss="mse")
    net.fit(x, y)
    net.trainable = False
    if again:
        net.compile(optimizer="adam", loss="mse")
    net.fit(x, y)


def by_another_function(x, y):
    net = keras.Sequential([keras.layers.Dense(4)])
    net.compile(optimizer="adam", loss="mse")
    net.fit(x, y)
    net.trainable = False
    finetune(net)
    net.fit(x, y)


def set_by_a_value(x, y, frozen):
    net = keras.Sequential([keras.layers.Dense(4)])
    net.compile(optimizer="adam", loss="mse")
    net.fit(x, y)
    net.trainable = frozen
    net.fit(x, y)


def of_another_module(x, y):
    net = prepare()
    net.compile(optimizer="adam", loss="mse")
    net.fit(x, y)
    net.trainable = False
    other = prepare()
    other.fit(x, y)


class Trainer:
    def __init__(self):
        self.net = keras.Sequential([keras.layers.Dense(4)])
        self.net.compile(optimizer="adam", loss="mse")

    def run(self, x, y):
        self.net.fit(x, y)
        self.freeze()
        self.net.fit(x, y)

    def freeze(self):
        self.net.trainable = False  # -> LL615


class CompilesAgain:
    def __init__(self):
        self.net = keras.Sequential([keras.layers.Dense(4)])
        self.compile()

    def compile(self):
        self.net.compile(optimizer="adam", loss="mse")

    def run(self, x, y):
        self.net.fit(x, y)
        self.net.trainable = False
        self.compile()
        self.net.fit(x, y)


def by_its_name(x, y):
    net = keras.Sequential([keras.layers.Dense(4, name="first"), keras.layers.Dense(1)])
    net.get_layer("first").trainable = False
    net.compile(optimizer="adam", loss="mse")
    net.fit(x, y)
    net.get_layer("first").trainable = True  # -> LL615
    net.fit(x, y)


def by_a_name_from_outside(x, y, name):
    net = keras.Sequential([keras.layers.Dense(4, name="first"), keras.layers.Dense(1)])
    net.get_layer("first").trainable = False
    net.compile(optimizer="adam", loss="mse")
    net.fit(x, y)
    net.get_layer(name).trainable = True
    net.fit(x, y)


class WithBase(keras.Model):
    def __init__(self):
        super().__init__()
        self.base = keras.layers.Dense(4)
        self.frozen = keras.layers.Dense(4)
        self.frozen.trainable = False
        self.rate = 0.5

    def call(self, x):
        return self.frozen(self.base(x))


def of_an_attribute(x, y):
    net = WithBase()
    net.compile(optimizer="adam", loss="mse")
    net.fit(x, y)
    net.base.trainable = False  # -> LL615
    net.fit(x, y)


def of_a_frozen_attribute(x, y):
    net = WithBase()
    net.compile(optimizer="adam", loss="mse")
    net.fit(x, y)
    net.frozen.trainable = False
    net.fit(x, y)


def of_an_attribute_that_is_no_layer(x, y):
    net = WithBase()
    net.compile(optimizer="adam", loss="mse")
    net.fit(x, y)
    net.other.trainable = False
    net.fit(x, y)


def read_by_keras_alone(x, y):
    net = WithBase()
    net.compile(optimizer="adam", loss="mse")
    net.fit(x, y)
    keras.utils.plot_model(net)
    print(net(x))
    net.trainable = False  # -> LL615
    net.fit(x, y)
