# keras: 2, 3
import random
import numpy as np
import tensorflow as tf
class A(tf.keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.rng = np.random.default_rng(1)
        self.pick = random.Random(2)
    def train_step(self, data):
        x, y = data
        noise = self.rng.normal(size=(3,))  # -> LL505
        x = x + noise * np.random.rand()  # -> LL505
        x = x * self.pick.uniform(0, 1)  # -> LL505
        state = self.rng.bit_generator
        return super().train_step((x, y))
class Eager(tf.keras.Model):
    def compile(self, *args, **kwargs):
        super().compile(*args, run_eagerly=True, **kwargs)
    def train_step(self, data):
        x, y = data
        return super().train_step((x * np.random.rand(), y))
