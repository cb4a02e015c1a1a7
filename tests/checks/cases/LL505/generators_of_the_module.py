# keras: 2, 3
import random
import numpy as np
import tensorflow as tf
rng = np.random.RandomState(3)
dice = random.Random(1)
class A(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.order = rng.permutation(3)
    def call(self, x):
        return x[:, rng.randint(0, 3):] * dice.random()  # -> LL505
