# keras: 2, 3
import time

import numpy as np
import tensorflow as tf
from tensorflow import keras


class Net(keras.Model):
    def __init__(self):
        super().__init__()
        self.dense = keras.layers.Dense(1)
        self.seen = 0
        self.kept = []

    def call(self, x):
        self.seen += 1
        y = self.dense(x * 2 * self.seen)
        self.kept.append(y)
        return y + np.random.normal(size=3) + time.time()


def train(net, data, optimizer):
    for x, y in data:
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(net(x, training=True) - y))
        gradients = tape.gradient(loss, net.trainable_variables)
        optimizer.apply_gradients(zip(gradients, net.trainable_variables))
