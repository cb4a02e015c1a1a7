# keras: 3
import math

import numpy as np
import tensorflow as tf
from tensorflow.keras.callbacks import LearningRateScheduler


def halves(epoch, learning_rate):
    if epoch < 10:
        return learning_rate
    return learning_rate * tf.math.exp(-0.1)  # -> LL720


def warms(epoch):
    rate = tf.cast(epoch, tf.float32) * 0.1
    return -rate if epoch else 0.1  # -> LL720


def floats(epoch, learning_rate):
    rate = learning_rate * tf.math.exp(-0.1)
    return float(rate)


def numbers(epoch, learning_rate):
    return learning_rate * tf.math.exp(-0.1).numpy()


def plain(epoch, learning_rate):
    def inner():
        return tf.math.exp(-0.1)

    return learning_rate * math.exp(-0.1) * np.exp(-0.1)


def either(epoch, learning_rate):
    rate = tf.constant(0.1)
    rate = 0.1
    return rate


def callbacks():
    return [
        LearningRateScheduler(halves),
        LearningRateScheduler(schedule=warms),
        LearningRateScheduler(floats),
        LearningRateScheduler(numbers),
        LearningRateScheduler(plain),
        LearningRateScheduler(either),
        LearningRateScheduler(lambda epoch: 0.1 * tf.pow(0.9, epoch)),  # -> LL720
        LearningRateScheduler(lambda epoch: 0.1 * 0.9**epoch),
    ]


class Trainer:
    def rate(self, epoch):
        return tf.minimum(0.1, 1.0 / (epoch + 1))  # -> LL720

    def callback(self):
        return LearningRateScheduler(self.rate)
