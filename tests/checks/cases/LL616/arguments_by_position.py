# keras: 2, 3
import tensorflow as tf
from elsewhere import Mixin
from tensorflow import keras
from tensorflow.keras.optimizers import Adam


class OwnOptimizer:
    pass


class Net(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = keras.layers.Dense(1)

    def call(self, x):
        return self.dense(x)


class Maker(Net):
    """Its optimizer is a class that it makes objects of."""

    def compile(self, optimizer, judge_optimizer=None, **kwargs):
        super().compile(**kwargs)
        self.maker = optimizer
        self.judge_optimizer = judge_optimizer()

    def set_maker(self, rate_optimizer):
        self.rate_optimizer = rate_optimizer

    def train_step(self, data):
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(self.dense(data, training=True))
        weights = self.dense.trainable_variables
        gradients = tape.gradient(loss, weights)
        self.judge_optimizer.apply_gradients(zip(gradients, weights))
        self.maker.from_config({}).apply_gradients(zip(gradients, weights))
        return {"total": loss}


class OtherMethod(Net):
    def compile(self, rate_optimizer, **kwargs):
        super().compile(**kwargs)
        self.made = rate_optimizer()

    def keep(self, rate_optimizer):
        self.kept = rate_optimizer

    def train_step(self, data):
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(self.dense(data, training=True))
        weights = self.dense.trainable_variables
        self.kept.apply_gradients(zip(tape.gradient(loss, weights), weights))
        return {"total": loss}


class Applies(Net):
    def compile(self, first_optimizer, maker=None, **kwargs):
        super().compile(**kwargs)
        self.first_optimizer = first_optimizer
        self.maker = maker

    def train_step(self, data):
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(self.dense(data, training=True))
        weights = self.dense.trainable_variables
        self.first_optimizer.apply_gradients(zip(tape.gradient(loss, weights), weights))
        return {"total": loss}


def first_argument():
    model = keras.Sequential([keras.layers.Dense(1)])
    model.compile(Adam, "mse")  # -> LL616
    return model


def after_the_loss():
    model = keras.Sequential([keras.layers.Dense(1)])
    model.compile(loss="mse", optimizer=Adam)  # -> LL616
    return model


def first_argument_of_a_class():
    model = Net()
    model.compile(Adam, "mse")  # -> LL616
    return model


def first_argument_of_the_own_compile():
    model = Applies()
    model.compile(Adam, Adam)  # -> LL616
    return model


def in_another_place():
    model = keras.Sequential([keras.layers.Dense(1)])
    model.compile("sgd", Adam)
    model.compile("sgd", loss=Adam)
    return model


def optimizers_and_functions():
    model = keras.Sequential([keras.layers.Dense(1)])
    model.compile(Adam(), "mse")
    model.compile(keras.optimizers.get("adam"), "mse")
    model.compile(keras.optimizers.get, "mse")
    model.compile(optimizer=OwnOptimizer, loss="mse")
    return model


def makers():
    first = Maker()
    first.compile(optimizer=Adam, judge_optimizer=Adam)
    second = OtherMethod()
    second.compile(rate_optimizer=Adam)
    return first, second


def model_that_nothing_tells(model):
    model.compile(optimizer=Adam, loss="mse")


class OfAMixin(Mixin, keras.layers.Layer):
    def call(self, x):
        return x, x


def layer_that_may_have_it():
    layer = OfAMixin()
    layer.compile("sgd", loss={"a": "mse"})
    return layer


class Trainer:
    def __init__(self, given=None):
        self.model = given or Net()
        self.own = Net()
        self.own.compile(Adam, "mse")  # -> LL616
        self.model.compile(Adam, "mse")
        self.late = None

    def make(self):
        self.late = Net()
        self.late.compile(Adam, "mse")  # -> LL616


NET = Net()


def model_of_the_module():
    NET.compile(Adam, "mse")  # -> LL616
