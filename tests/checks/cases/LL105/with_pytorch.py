# keras: 3
import os

os.environ["KERAS_BACKEND"] = "torch"
import time

import keras
import numpy as np
import torch


class Net(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = keras.layers.Dense(1)
        self.seen = 0
        self.kept = []

    def call(self, x):
        self.seen += 1
        if torch.sum(x) > 0 or keras.ops.sum(x) > 0:
            x = x * 2 * self.seen
        y = self.dense(x)
        self.kept.append(y)
        noise = np.random.normal(size=(x.shape[0], 1)) + time.time()
        return y * float(y[0, 0]) + keras.ops.zeros((x.shape[0], 1)) + noise
