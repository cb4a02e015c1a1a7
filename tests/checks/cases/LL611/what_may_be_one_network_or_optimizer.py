# keras: 2, 3
# not LL611
import tensorflow as tf
from project import ADAM, SGD, make_both
from tensorflow import keras


class Pair(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.first = keras.layers.Dense(1)
        self.second = keras.layers.Dense(1)

    def call(self, x):
        return self.first(x) + self.second(x)

    def chosen(self):
        return self.first

    def update(self, network, gradients):
        self.optimizer.apply_gradients(zip(gradients, network.trainable_variables))

    def update_variables(self, gradients, variables):
        self.optimizer.apply_gradients(zip(gradients, variables))

    def slopes(self, tape, loss, network):
        return tape.gradient(loss, network.trainable_variables)


class OfTheModule(Pair):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.a = ADAM
        self.b = SGD

    def train_step(self, data):
        with tf.GradientTape(persistent=True) as tape:
            loss = tf.reduce_mean(self(data, training=True))
        self.a.apply_gradients(zip(self.slopes(tape, loss, self.first), self.first.trainable_variables))
        self.b.apply_gradients(zip(self.slopes(tape, loss, self.second), self.second.trainable_variables))
        return {"total": loss}


class OfAList(OfTheModule):
    def compile(self, optimizers, **kwargs):
        super().compile(**kwargs)
        self.a = optimizers[0]
        self.b = optimizers[1]


class Listed(Pair):
    def compile(self, optimizers, **kwargs):
        super().compile(**kwargs)
        self.c = optimizers[0]
        self.d = optimizers[1]
        self.e, self.f = make_both()

    def train_step(self, data):
        with tf.GradientTape(persistent=True) as tape:
            loss = tf.reduce_mean(self(data, training=True))
        self.c.apply_gradients(zip(self.slopes(tape, loss, self.first), self.first.trainable_variables))
        self.d.apply_gradients(zip(self.slopes(tape, loss, self.second), self.second.trainable_variables))
        self.e.apply_gradients(zip(self.slopes(tape, loss, self.first), self.first.trainable_variables))
        self.f.apply_gradients(zip(self.slopes(tape, loss, self.second), self.second.trainable_variables))
        return {"total": loss}


class OneInALoop(Pair):
    def train_step(self, data):
        with tf.GradientTape(persistent=True) as tape:
            loss = tf.reduce_mean(self(data, training=True))
        for network in (self.first,):
            self.optimizer.apply_gradients(zip(self.slopes(tape, loss, network), network.trainable_variables))
        return {"total": loss}


class GivenInALoop(Pair):
    """Both may be the same."""

    def __init__(self, one, other, **kwargs):
        super().__init__(**kwargs)
        self.one = one
        self.other = other

    def train_step(self, data):
        with tf.GradientTape(persistent=True) as tape:
            loss = tf.reduce_mean(self(data, training=True))
        for network in (self.one, self.other):
            self.optimizer.apply_gradients(zip(self.slopes(tape, loss, network), network.trainable_variables))
        return {"total": loss}


class ByAHelper(Pair):
    def update(self, network, gradients):
        self.optimizer.apply_gradients(zip(gradients, network.trainable_variables))

    def train_step(self, data):
        with tf.GradientTape(persistent=True) as tape:
            loss = tf.reduce_mean(self(data, training=True))
        both = (self.first, self.slopes(tape, loss, self.first))
        self.update(self.first, self.slopes(tape, loss, self.first))
        self.update(*both)
        self.update(self.chosen(), self.slopes(tape, loss, self.first))
        return {"total": loss}


class ByAProperty(Pair):
    """Another name of the same network."""

    @property
    def net(self):
        return self.first

    def update(self, network, gradients):
        self.optimizer.apply_gradients(zip(gradients, network.trainable_variables))

    def train_step(self, data):
        with tf.GradientTape(persistent=True) as tape:
            loss = tf.reduce_mean(self(data, training=True))
        self.update(self.first, self.slopes(tape, loss, self.first))
        self.update(self.net, self.slopes(tape, loss, self.first))
        return {"total": loss}


class ByAPropertyInTheStep(ByAProperty):
    def train_step(self, data):
        with tf.GradientTape(persistent=True) as tape:
            loss = tf.reduce_mean(self(data, training=True))
        self.optimizer.apply_gradients(zip(self.slopes(tape, loss, self.first), self.first.trainable_variables))
        self.optimizer.apply_gradients(zip(self.slopes(tape, loss, self.net), self.net.trainable_variables))
        return {"total": loss}


class UnderTwoNames(Pair):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.network = self.first

    def train_step(self, data):
        with tf.GradientTape(persistent=True) as tape:
            loss = tf.reduce_mean(self(data, training=True))
        self.optimizer.apply_gradients(zip(self.slopes(tape, loss, self.first), self.first.trainable_variables))
        self.optimizer.apply_gradients(zip(self.slopes(tape, loss, self.first), self.network.trainable_variables))
        return {"total": loss}
