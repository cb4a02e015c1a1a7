# keras: 2, 3
import tensorflow as tf
from project import Difference, categorical_crossentropy, chosen
from tensorflow import keras


class Base(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = keras.layers.Dense(3)
        self.squared = keras.losses.MeanSquaredError()
        self.own = Difference(reduction="none")

    def call(self, inputs):
        return self.dense(inputs)

    def apply(self, tape, loss):
        variables = self.trainable_variables
        self.optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables))


class OverClasses(Base):
    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            loss = keras.losses.categorical_crossentropy(chosen(y), self(x, training=True))  # -> LL603
        variables = self.trainable_variables
        self.optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables))
        return {"error": tf.reduce_mean(loss)}


class OfTheProject(Base):
    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            loss = categorical_crossentropy(y, self(x, training=True))
        variables = self.trainable_variables
        self.optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables))
        return {"error": loss}


class ObjectOfTheProject(Base):
    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            loss = self.own(y, self(x, training=True))
        variables = self.trainable_variables
        self.optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables))
        return {"error": loss}


class OfOneExample(Base):
    """The first one alone, and another function may take one as well."""

    def first(self, x):
        return chosen(self(x, training=True))

    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            loss = keras.losses.categorical_crossentropy(y[0], self.first(x))
        variables = self.trainable_variables
        self.optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables))
        return {"error": loss}


class OfChosen(Base):
    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            found = self(x, training=True)
            loss = keras.losses.categorical_crossentropy(chosen(y), chosen(found))
        variables = self.trainable_variables
        self.optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables))
        return {"error": loss}


class OneAxis(Base):
    """What another layer gives may have one axis: then this is one number."""

    def __init__(self, network, **kwargs):
        super().__init__(**kwargs)
        self.network = network

    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            loss = keras.losses.binary_crossentropy(y, self.network(x, training=True))
        variables = self.trainable_variables
        self.optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables))
        return {"error": loss}


class ByItsName(Base):
    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            loss = self.squared.__call__(y, self(x, training=True))
        variables = self.trainable_variables
        self.optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables))
        return {"error": loss}
