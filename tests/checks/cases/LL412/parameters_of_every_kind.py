# keras: 3
# Further parameters of `call` that are filled, optional, or not the business of Keras.
import keras
from keras import ops
from project import Mixin


class Two(keras.Model):
    def call(self, inputs, targets):  # -> LL412
        return inputs + targets


class Filled(keras.Model):
    def call(self, inputs, training, mask):
        return ops.tanh(inputs)


class Optional(keras.Model):
    def call(self, inputs, targets=None, *rest, **options):
        return ops.tanh(inputs)


class ByStar(keras.Model):
    def call(self, *inputs, scale):
        return inputs[0] * scale


class OfAMixin(Mixin, keras.Model):
    def call(self, inputs, targets):
        return inputs + targets


class ALayer(keras.layers.Layer):
    def call(self, inputs, targets):
        return inputs + targets


class CalledItself(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = keras.layers.Dense(4)

    def __call__(self, inputs):  # -> LL501
        return self.call(inputs, inputs)

    def call(self, inputs, targets):
        return self.dense(inputs) + targets


class OwnSteps(keras.Model):
    def train_step(self, data):
        inputs, targets = data
        return {"mean": ops.mean(self(inputs, targets))}

    def call(self, inputs, targets):
        return inputs + targets
