# keras: 2, 3
# A loop changes an attribute: what its traced function reads, what nobody reads, and what others read.
import tensorflow as tf
from tensorflow import keras


class Annealed(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = keras.layers.Dense(4)
        self.rate = 1.0
        self.turns = 0

    def call(self, x):
        return self.dense(x)

    @tf.function
    def step(self, x):
        return self.rate * tf.reduce_mean(self.dense(x))

    def show(self, x):
        print(self.rate, self.turns)

    def run(self, data):
        for x in data:
            self.step(x)
            self.report(x)
            self.rate *= 0.9  # -> LL119
            self.turns += 1


class AfterTheLoop(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = keras.layers.Dense(4)
        self.rate = 1.0

    def call(self, x):
        return self.dense(x)

    @tf.function
    def step(self, x):
        return self.rate * tf.reduce_mean(self.dense(x))

    def show(self, x):
        print(self.rate)

    def run(self, data):
        self.step(data)
        for x in data:
            self.show(x)
            self.rate = self.rate * 0.9
        return self.compile()


class OfAStudent(keras.Model):
    def __init__(self, student, **kwargs):
        super().__init__(**kwargs)
        self.student = student
        self.dense = keras.layers.Dense(4)
        self.rate = 1.0

    def call(self, x):
        return self.dense(x)

    @tf.function
    def step(self, x):
        return self.rate * tf.reduce_mean(self.dense(x))

    def run(self, data):
        for x in data:
            self.student.step(x)
            self.rate *= 0.9
        self.compile()
