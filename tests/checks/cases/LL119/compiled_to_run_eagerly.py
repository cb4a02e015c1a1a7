# keras: 2, 3
# A model that compiles itself to run eagerly reads the attribute at every step.
import tensorflow as tf
from tensorflow import keras


class Eager(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = keras.layers.Dense(4)
        self.rate = 1.0
        self.run_eagerly = True

    def call(self, x):
        return self.rate * self.dense(x)

    def anneal(self):
        self.rate *= 0.9


class InAGraph(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = keras.layers.Dense(4)
        self.rate = 1.0
        self.run_eagerly = False

    @tf.function
    def step(self, x):
        return self.rate * self.dense(x)

    def call(self, x):
        return self.dense(x)

    def run(self, data):
        for x in data:
            self.step(x)
            self.rate *= 0.9  # -> LL119
