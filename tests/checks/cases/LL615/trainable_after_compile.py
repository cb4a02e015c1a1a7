# keras: 2, 3
import numpy as np
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
