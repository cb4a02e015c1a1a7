# keras: 2, 3
import tensorflow as tf
from elsewhere import settings_of
from tensorflow import keras


class Hinge(keras.losses.Loss):
    def call(self, y_true, y_pred):
        return tf.reduce_mean(y_true - y_pred)


class Net(keras.Model):
    def __init__(self, labels, **kwargs):
        super().__init__(**kwargs)
        self.labels = labels
        self.settings = settings_of(labels)
        self.net = keras.layers.Dense(1)

    def call(self, inputs):
        return self.net(inputs)

    def of_itself(self, x):
        return keras.losses.BinaryCrossentropy(self.labels, self(x))  # -> LL637

    def of_a_part(self, x):
        return keras.losses.BinaryCrossentropy(self.labels, self.net(x))  # -> LL637

    def of_settings(self):
        return keras.losses.BinaryCrossentropy(self.settings("logits"), self.settings("smooth"))


def of_a_parameter(model, x, labels):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(model(x))
        tf.print(keras.losses.BinaryCrossentropy(labels, model(x)))  # -> LL637
    return tape.gradient(loss, model.trainable_variables)


def of_functions(y_true, y_pred):
    return keras.losses.MSE(y_true, y_pred) + keras.losses.KLD(y_true * 2.0, y_pred * 2.0)


def of_one_setting(y_true, y_pred):
    return keras.losses.Huber(tf.exp(y_pred[0, 0]))(y_true, y_pred)


class OfUnknownOutputs(Net):
    def call(self, inputs):
        return settings_of(inputs)

    def of_itself(self, x):
        return keras.losses.BinaryCrossentropy(self.labels, self(x))  # -> LL637


def train(model, x, y, config):
    setting = settings_of(config)
    losses = [
        keras.losses.BinaryCrossentropy(config.get("logits"), config.get("smooth")),
        keras.losses.BinaryCrossentropy(setting("logits"), setting("smooth")),
    ]
    hinge = Hinge()
    with tf.GradientTape() as tape:
        loss = hinge(y, model(x)) + losses[0](y, model(x))
    return tape.gradient(loss, model.trainable_variables)


def make():
    model = keras.Sequential([keras.layers.Dense(1)])
    model.compile("sgd", loss=of_functions)
    model.compile("sgd", loss=of_one_setting)
    return model
