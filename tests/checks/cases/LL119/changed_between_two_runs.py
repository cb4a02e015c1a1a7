# keras: 2, 3
import tensorflow as tf
from tensorflow import keras


class Sharp(keras.layers.Layer):
    def __init__(self, multiple=1.0, offset=0.0, power=1.0, **kwargs):
        super().__init__(**kwargs)
        self.multiple = multiple  # -> LL119
        self.offset = offset  # -> LL119
        self.power = power

    def call(self, inputs):
        return tf.nn.softmax(inputs**self.power * self.multiple + self.offset)

    def get_config(self):
        return {**super().get_config(), "multiple": self.multiple, "offset": self.offset, "power": self.power}


def compare(x):
    layer = Sharp(2.0)
    model = keras.Sequential([layer])
    soft = model.predict(x)
    layer.multiple = 2.0**50
    return soft, model.predict(x)


def anneal(model, x, y):
    for epoch in range(10):
        model.fit(x, y)
        model.layers[0].offset -= 0.1


def search(x, y):
    for power in (1.0, 2.0):
        model = keras.Sequential([Sharp()])
        model.compile("sgd", "mse")
        model.layers[0].power = power
        model.fit(x, y)


def compiled_again(model, x, y):
    model.fit(x, y)
    model.layers[0].power = 2.0
    model.compile("sgd", "mse")
    model.fit(x, y)


def before_the_first_run(model, x, y):
    model.layers[0].power = 2.0
    model.fit(x, y)


def another_object(model, options, x, y):
    for step in range(3):
        options.power = step
        model.fit(x, y)
