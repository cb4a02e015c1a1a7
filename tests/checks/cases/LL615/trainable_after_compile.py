# keras: 2, 3
import numpy as np
import tensorflow as tf
from tensorflow import keras
from tensorflow.keras.layers import Dense, Input
from tensorflow.keras.models import Model

image = Input((4,))
judge = Model(image, Dense(1, activation="sigmoid")(image))
judge.compile("sgd", "binary_crossentropy")


def make_trainable(net, value):
    net.trainable = value
    for layer in net.layers:
        layer.trainable = value


def pretrain(x, y):
    judge.fit(x, y)
    judge.trainable = False  # -> LL615
    judge.fit(x, y)


def by_a_helper(x, y):
    make_trainable(judge, True)
    judge.train_on_batch(x, y)
    make_trainable(judge, False)  # -> LL615
    judge.train_on_batch(x, y)


def compiled_again(x, y):
    judge.fit(x, y)
    judge.trainable = False
    judge.compile("sgd", "binary_crossentropy")
    judge.fit(x, y)


def perhaps(x, y, freeze):
    judge.fit(x, y)
    if freeze:
        judge.trainable = False
    judge.fit(x, y)


def handed_on(x, y, prepare):
    judge.fit(x, y)
    judge.trainable = False
    prepare(judge)
    judge.fit(x, y)


def in_turns(both, x, y):
    for _ in range(3):
        judge.trainable = True
        judge.train_on_batch(x, y)
        judge.trainable = False
        both.train_on_batch(np.ones((2, 2)), y)


def compiled_elsewhere(net, x, y):
    net.trainable = False
    net.fit(x, y)
    net.trainable = True  # -> LL615
    net.fit(x, y)


def as_it_was(net, x, y):
    net.trainable = True
    net.fit(x, y)
    net.trainable = True
    net.fit(x, y)


def by_a_value(net, x, y, value):
    net.fit(x, y)
    net.trainable = value
    net.fit(x, y)


def later(net, x, y):
    def freeze():
        net.trainable = False

    net.fit(x, y)
    net.fit(x, y)
    return freeze


def reported(net, x, y):
    net.fit(x, y)
    net.trainable = False  # -> LL615
    net.summary()
    print(np.ones(3))
    features = Model(image, net(image))
    keras.models.clone_model(net)
    tf.saved_model.save(net, "net")
    net.fit(x, y)
    return features


def made_and_dropped(make, x, y):
    make().fit(x, y)
    make().trainable = False
    make().fit(x, y)


class Holder:
    def __init__(self):
        self.parts = {}
        self.net = Model(image, Dense(1)(image))
        self.net.compile("sgd", "mse")
        self.prepare()

    def prepare(self):
        self.net.fit(np.ones((2, 4)), np.ones((2, 1)))

    def train(self, x, y):
        self.net.trainable = False  # -> LL615
        self.net.fit(x, y)

    def train_again(self, x, y):
        self.net.trainable = True
        self.train_once(x, y)

    def train_once(self, x, y):
        self.net.fit(x, y)

    def train_part(self, x, y):
        self.parts.net.trainable = False
        self.parts.net.fit(x, y)


class Exported:
    def __init__(self):
        self.net = Model(image, Dense(1)(image))
        self.net.compile("sgd", "mse")
        self.prepare()

    def prepare(self):
        self.net.fit(np.ones((2, 4)), np.ones((2, 1)))
        self.net.trainable = False

    def predict(self, x):
        return self.net.predict(x)


class Pretrained:
    def __init__(self):
        self.net = Model(image, Dense(1)(image))
        self.net.compile("sgd", "mse")
        self.net.fit(np.ones((2, 4)), np.ones((2, 1)))
        self.net.trainable = False


exported = Model(image, Dense(1)(image))
exported.compile("sgd", "mse")
exported.fit(np.ones((2, 4)), np.ones((2, 1)))
exported.trainable = False
