# keras: 2, 3
import tensorflow as tf
from tensorflow import keras


class Totals(keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.total = 0.0
        self.rows = {"sum": 0.0, "last": 0.0}
        self.table = {}
        self.kept = 0.0

    def call(self, x):
        self.total = self.total + tf.reduce_sum(x)  # -> LL105
        self.rows["sum"] = self.rows["sum"] + tf.reduce_sum(x)  # -> LL105
        self.table["sum"] = self.kept + tf.reduce_sum(x)
        self.kept = tf.reduce_sum(x)  # -> LL105
        return x * self.total


class AddsToAnItem(keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.rows = {"sum": 0.0}

    def call(self, x):
        self.rows["sum"] += tf.reduce_sum(x)  # -> LL105
        return x


class InAnInnerFunction(keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.state = 0.0

    def call(self, x):
        self.first = x

        def step(row):
            found = row + self.state
            self.state = tf.reduce_sum(x)  # -> LL105
            return found

        return tf.map_fn(step, x)


class Base(keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.kept = 0.0

    def call(self, x):
        return self.helper(x)

    def helper(self, x):
        return x


class OfTheBase(Base):
    def helper(self, x):
        y = x + self.kept
        self.kept = tf.nn.relu(x)  # -> LL105
        return y


class BetweenSteps(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = keras.layers.Dense(1)
        self.total = 0.0

    def call(self, x):
        return self.dense(x)

    def train_step(self, data):
        x, y = data
        self.loss_now = tf.reduce_mean(tf.square(y - self(x, training=True)))
        self.total = self.total + self.loss_now  # -> LL105
        return {"sum": self.total}
