# keras: 2, 3
from numpy import random as nr
from random import randint
import tensorflow as tf
class A(tf.keras.layers.Layer):
    def call(self, x):
        k = randint(0, 3)  # -> LL505
        return x + nr.uniform() + k  # -> LL505
