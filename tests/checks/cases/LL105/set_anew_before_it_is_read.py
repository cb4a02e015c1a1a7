# keras: 2, 3
# not LL105
import tensorflow as tf
from tensorflow import keras


class ByAHelper(keras.layers.Layer):
    """Every call begins with zeros."""

    def begin(self, x):
        self.state = tf.zeros_like(x)

    def call(self, x):
        self.begin(x)
        for _ in range(3):
            y = x + self.state
            self.state = tf.nn.relu(y)
        return self.state


class BeforeTheHelper(keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = keras.layers.Dense(3)

    def call(self, x):
        y = self.dense(x)
        self.state = y
        return self.step(x)

    def step(self, x):
        y = x + self.state
        self.state = tf.nn.relu(y)
        return y


class OutsideOfCall(keras.layers.Layer):
    """Who calls this has values, not a graph."""

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.total = 0.0

    def call(self, x):
        return x * 2.0

    def add(self, x):
        self.total = self.total + tf.reduce_sum(x)


class WithinTheStep(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = keras.layers.Dense(1)
        self.parts = {}

    def call(self, x):
        return self.dense(x)

    def test_step(self, data):
        x, y = data
        self.parts["loss"] = tf.reduce_mean(tf.square(y - self(x, training=False)))
        return {"loss": self.parts["loss"]}
