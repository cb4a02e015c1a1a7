# keras: 2, 3
import tensorflow as tf
from tensorflow import keras


class Hinge(keras.losses.Loss):
    def call(self, real, fake):
        return tf.reduce_mean(tf.nn.relu(1.0 - real)) + tf.reduce_mean(tf.nn.relu(1.0 + fake))


class Scaled(keras.losses.Loss):
    def __init__(self, first, second):
        super().__init__(name="scaled")
        self.first, self.second = first, second

    def call(self, y_true, y_pred):
        return tf.reduce_mean(y_true - y_pred) * self.first * self.second


class Net(keras.Model):
    def __init__(self, smooth=0.1, **kwargs):
        super().__init__(**kwargs)
        self.smooth = smooth
        self.net = keras.layers.Dense(1)
        self.good = keras.losses.BinaryCrossentropy(True, smooth)

    def call(self, inputs):
        return self.net(inputs)

    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            out = self(x, training=True)
            loss = keras.losses.BinaryCrossentropy(y, out)  # -> LL637
        weights = self.trainable_variables
        self.optimizer.apply_gradients(zip(tape.gradient(loss, weights), weights))
        return {"total": loss}


class OfTheProject(Net):
    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            loss = Hinge(self(x, training=True), self(y, training=True))  # -> LL637
        weights = self.trainable_variables
        self.optimizer.apply_gradients(zip(tape.gradient(loss, weights), weights))
        return {"total": loss}


class Right(Net):
    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            scale = tf.reduce_mean(y)
            loss = Scaled(scale, scale)(y, self(x, training=True))
            loss += keras.losses.BinaryCrossentropy(self.smooth, 0.1)(y, self(x, training=True))
        weights = self.trainable_variables
        self.optimizer.apply_gradients(zip(tape.gradient(loss, weights), weights))
        return {"total": loss}


def error(y_true, y_pred):
    return keras.losses.MeanSquaredError(y_true, y_pred)  # -> LL637


def right(y_true, y_pred):
    return keras.losses.MeanSquaredError()(y_true, y_pred)


def make(kind=error):
    model = keras.Sequential([keras.layers.Dense(1)])
    model.compile("sgd", loss=error)
    return model


def make_right():
    model = keras.Sequential([keras.layers.Dense(1)])
    model.compile("sgd", loss=right)
    return model


def train(model, x, y):
    with tf.GradientTape() as tape:
        loss = tf.keras.losses.BinaryCrossentropy(y, model(x, training=True))  # -> LL637
    return tape.gradient(loss, model.trainable_variables)
