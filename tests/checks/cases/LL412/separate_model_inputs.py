# keras: 2, 3
# The class is a note; what is done with its object is told where it is done.
import tensorflow as tf
from tensorflow import keras


class Pair(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = keras.layers.Dense(4)

    def call(self, left, right, training=None):  # -> LL412
        return self.dense(left) + self.dense(right)


class ByName(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = keras.layers.Dense(4)

    def call(self, left, *, right):  # -> LL412
        return self.dense(left) + self.dense(right)


class Optional(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = keras.layers.Dense(4)

    def call(self, left, right=None, mask=None):
        return self.dense(left) if right is None else self.dense(left) + right


class Steps(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = keras.layers.Dense(4)

    def call(self, left, right):
        return self.dense(left) + self.dense(right)

    def train_step(self, data):
        (left, right), target = data
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean((self(left, right, training=True) - target) ** 2)
        grads = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(grads, self.trainable_variables))
        return {"mse": loss}


class Part(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = keras.layers.Dense(4)

    def call(self, left, right):
        return self.dense(left) + self.dense(right)


class Whole(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.part = Part()

    def call(self, inputs):
        left, right = inputs
        return self.part(left, right)


def train(left, right, target):
    model = Pair()
    model.compile(loss="mse")
    model.fit([left, right], target)  # -> LL412
    return model.predict([left, right])  # -> LL412


def train_by_own_step(left, right, target):
    model = Steps()
    model.compile(loss="mse")
    model.fit((left, right), target)
    return model.predict((left, right))  # -> LL412


def train_whole(left, right, target):
    model = Whole()
    model.compile(loss="mse")
    model.fit([left, right], target)


def train_optional(left, target):
    model = Optional()
    model.compile(loss="mse")
    model.fit(left, target)
