# keras: 2, 3
import tensorflow as tf


class Trackers(tf.keras.Model):
    def __init__(self):
        super().__init__()
        self.net = tf.keras.layers.Dense(1)
        self.trackers = {name: tf.keras.metrics.Mean(name=name) for name in ("hard", "soft")}

    def call(self, x, training=None):
        return self.net(x)

    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            hard = tf.reduce_mean(tf.square(y - self(x, training=True)))
        weights = self.trainable_variables
        self.optimizer.apply_gradients(zip(tape.gradient(hard, weights), weights))
        self.trackers["hard"].update_state(hard)
        self.trackers["soft"].update_state(hard)
        return {name: metric.result() for name, metric in self.trackers.items()}

    def test_step(self, data):
        return self.train_step(data)


class OneOfTwo(Trackers):
    def train_step(self, data):
        self.trackers["soft"].update_state(0.0)
        return super().train_step(data)

    @property
    def metrics(self):  # -> LL606
        return [self.trackers["hard"]]


class EachByName(Trackers):
    def train_step(self, data):
        self.trackers["soft"].update_state(0.0)
        return super().train_step(data)

    @property
    def metrics(self):
        return [self.trackers["hard"], self.trackers["soft"]]


class All(Trackers):
    def train_step(self, data):
        self.trackers["soft"].update_state(0.0)
        return super().train_step(data)

    @property
    def metrics(self):
        return list(self.trackers.values())


class Spread(Trackers):
    def train_step(self, data):
        self.trackers["soft"].update_state(0.0)
        return super().train_step(data)

    @property
    def metrics(self):
        return [self.trackers["hard"], *self.trackers.values()]
