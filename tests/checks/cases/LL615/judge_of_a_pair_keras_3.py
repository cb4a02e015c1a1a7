# keras: 3
import numpy as np
from tensorflow.keras.layers import Dense, Input
from tensorflow.keras.models import Model, Sequential


class Pair:
    def __init__(self):
        self.judge = self.build_judge()
        self.judge.compile("sgd", "binary_crossentropy")
        self.maker = Sequential([Dense(4)])
        noise = Input((2,))
        self.judge.trainable = False  # -> LL615
        self.both = Model(noise, self.judge(self.maker(noise)))
        self.both.compile("sgd", "binary_crossentropy")

    def build_judge(self):
        return Sequential([Dense(1, activation="sigmoid")])

    def train(self, steps):
        for _ in range(steps):
            self.judge.train_on_batch(np.ones((2, 4)), np.ones((2, 1)))
            self.both.train_on_batch(np.ones((2, 2)), np.ones((2, 1)))


class InTurns:
    def __init__(self):
        self.judge = Sequential([Dense(1, activation="sigmoid")])
        self.judge.compile("sgd", "binary_crossentropy")
        self.judge.trainable = False
        noise = Input((2,))
        self.both = Model(noise, self.judge(Sequential([Dense(4)])(noise)))
        self.both.compile("sgd", "binary_crossentropy")

    def train(self, steps):
        for _ in range(steps):
            self.judge.trainable = True
            self.judge.train_on_batch(np.ones((2, 4)), np.ones((2, 1)))
            self.judge.trainable = False
            self.both.train_on_batch(np.ones((2, 2)), np.ones((2, 1)))


def thawed_for_a_while(x, y):
    net = Sequential([Dense(1)])
    net.trainable = False
    net.compile("sgd", "mse")
    net.trainable = True
    net.fit(x, y)
    net.trainable = False  # -> LL615
    net.fit(x, y)
