# keras: 2
import tensorflow as tf
from abc import abstractmethod
from elsewhere import Base, own
from tensorflow.keras import Model, layers, metrics


class WithoutCall(Model):
    def __init__(self, given=None, **kwargs):
        super().__init__(**kwargs)
        self.net = layers.Dense(1)
        self.tracker = metrics.Mean(name="mine")
        self.given = given

    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(self.net(x))
        gradients = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.trainable_variables))
        self.tracker.update_state(loss)
        return {"mine": self.tracker.result()}


class WithCall(Model):
    def __init__(self, given=None, **kwargs):
        super().__init__(**kwargs)
        self.net = layers.Dense(1)
        self.tracker = metrics.Mean(name="mine")
        self.given = given

    def call(self, x):
        return self.net(x)

    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(self.net(x))
        gradients = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.trainable_variables))
        self.tracker.update_state(loss)
        return {"mine": self.tracker.result()}


class Functional(Model):
    def __init__(self, **kwargs):
        image = layers.Input((3,))
        super().__init__(image, layers.Dense(3)(image), **kwargs)
        self.tracker = metrics.Mean(name="mine")

    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(self(x))
        gradients = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.trainable_variables))
        self.tracker.update_state(loss)
        return {"mine": self.tracker.result()}


class FunctionalByKeyword(Model):
    def __init__(self, **kwargs):
        image = layers.Input((3,))
        super().__init__(inputs=image, outputs=layers.Dense(3)(image), **kwargs)
        self.tracker = metrics.Mean(name="mine")

    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(self.layers[0](x))
        gradients = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.trainable_variables))
        self.tracker.update_state(loss)
        return {"mine": self.tracker.result()}


class FunctionalByList(Model):
    def __init__(self, *parts, **kwargs):
        super().__init__(*parts, **kwargs)
        self.tracker = metrics.Mean(name="mine")

    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(self.layers[0](x))
        gradients = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.trainable_variables))
        self.tracker.update_state(loss)
        return {"mine": self.tracker.result()}


def run(data):
    for model in (WithoutCall(), WithCall(), Functional(), FunctionalByKeyword(), FunctionalByList(data)):
        model.compile("adam", loss="mse")
        model.fit(data, validation_data=data)
    model = WithoutCall()
    model.compile("adam")
    model.evaluate(data)
    model = FunctionalByKeyword()
    model.compile("adam")
    model.evaluate(data)
    model = FunctionalByList(data)
    model.compile("adam")
    model.evaluate(data)
    model = WithCall()
    model.compile("adam")
    model.evaluate(data)
    model = Functional()
    model.compile("adam")
    model.evaluate(data)
