# keras: 3
import keras


def block(units, rate):
    return [keras.layers.Dense(units), keras.layers.BatchNormalization(), keras.layers.Dropout(rate)]


def plain(units):
    return [keras.layers.Dense(units), keras.layers.LayerNormalization()]


class Steps(keras.Model):
    def __init__(self, units=(8, 4), **kwargs):
        super().__init__(**kwargs)
        self.steps = [layer for width in units for layer in block(width, 0.2)]

    def call(self, inputs):  # -> LL506
        for step in self.steps:
            inputs = step(inputs)
        return inputs


class Told(Steps):
    def call(self, inputs, training=None):
        for step in self.steps:
            inputs = step(inputs, training=training)
        return inputs


class Plain(keras.Model):
    def __init__(self, units=(8, 4), **kwargs):
        super().__init__(**kwargs)
        self.steps = [layer for width in units for layer in plain(width)]

    def call(self, inputs):
        for step in self.steps:
            inputs = step(inputs)
        return inputs
