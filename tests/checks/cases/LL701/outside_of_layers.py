# keras: 3
import keras
import numpy as np
import tensorflow as tf
from keras import backend as K
from keras.src.engine import keras_tensor  # -> LL701
from tensorflow.keras import layers

train_loss = tf.keras.metrics.Mean(name="loss")
losses = [keras.metrics.Mean(), keras.metrics.Sum()]
state = np.zeros(3)


class Trainer:
    def __init__(self, model: keras.Model, other):
        self.model = model
        self.other = other
        self.loss = keras.metrics.Mean()
        self.many = {"a": keras.metrics.Mean(), "b": keras.metrics.Sum()}
        self.maybe = keras.metrics.Mean()
        if other:
            self.maybe = other

    def epoch(self):
        self.loss.reset_states()  # -> LL701
        for metric in self.many.values():
            metric.reset_states()  # -> LL701
        for metric in self.model.metrics:
            metric.reset_states()  # -> LL701
        self.other.reset_states()
        self.maybe.reset_states()
        self.loss.reset_state()
        return self.model.get_layer("conv").get_output_at(0)  # -> LL701


def train(model, metric, given: "keras.metrics.Metric"):
    train_loss.reset_states()  # -> LL701
    metric.reset_states()
    given.reset_states()  # -> LL701
    for one in losses:
        one.reset_states()  # -> LL701
    layer = model.get_layer(name="x")
    layer._name = "y"  # -> LL701
    layer.name = "y"
    recurrent = keras.layers.LSTM(3, stateful=True)
    recurrent.reset_states()
    conv = layers.DepthwiseConv2D(3)
    return layer.get_output_at(0), conv.depthwise_kernel  # -> LL701


def looks_first(model):
    layer = model.get_layer("x")
    if hasattr(layer, "get_output_at"):
        return layer.get_output_at(0)
    return layer.output


def ends_early(model):
    if keras.__version__.startswith("3"):
        return model.get_layer("x").output
    return model.get_layer("x").get_output_at(0)


def tries():
    metric = keras.metrics.Mean()
    try:
        metric.reset_states()
    except AttributeError:
        metric.reset_state()


def ends():
    metric = keras.metrics.Mean()
    try:
        metric.reset_states()  # -> LL701
    finally:
        metric.reset_state()


def hides(train_loss):
    train_loss.reset_states()


class Slow(keras.callbacks.Callback):
    def on_epoch_end(self, epoch, logs=None):
        self.model.optimizer.lr = 0.1  # -> LL701
        self.model.optimizer.learning_rate = 0.1
        K.set_value(self.model.optimizer.learning_rate, 0.2)  # -> LL701


def loss(y, p):
    return K.mean(y - p)  # -> LL701


def other_backend(K, y):
    return K.mean(y)


model = keras.Sequential([keras.layers.Dense(3)])
model.fit_generator(None)  # -> LL701
state.lr = 3


class Own(keras.layers.Layer):
    def call(self, inputs):
        return inputs
