# keras: 2
import tensorflow as tf
from tensorflow.keras import layers


class Averages(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.mean = self.add_weight(name="mean", shape=(4,), trainable=False)
        self.var = self.add_weight(name="var", shape=(4,), trainable=False)
        self.seen = self.add_weight(name="seen", shape=(), trainable=False)
        self.last = self.add_weight(name="last", shape=(4,), trainable=False)
        self.fixed = self.add_weight(name="fixed", shape=(4,), trainable=False)
        self.power = self.add_weight(name="power", shape=(4,), trainable=False)
        self.asked = self.add_weight(name="asked", shape=(4,), trainable=False)
        self.inside = self.add_weight(name="inside", shape=(4,), trainable=False)
        self.hidden = self.add_weight(name="hidden", shape=(4,), trainable=False)
        self.table = {"a": tf.Variable(1.0)}

    def build(self, input_shape):
        self.start()

    def start(self):
        self.fixed.assign(tf.ones((4,)))

    def call(self, x, training=None):
        now = tf.reduce_mean(x, 0)
        self.mean.assign(0.9 * self.mean + 0.1 * now)  # -> LL120
        self.mean.assign(0.9 * self.mean + 0.2 * now)
        self.var.assign_sub(0.1 * (self.var - now))  # -> LL120
        self.hidden.assign(0.9 * self.hidden + 0.1 * now)
        self.seen.assign_add(1.0)
        self.last.assign(now)
        self.power.assign(0.5 * now)
        self.asked.assign(tf.where(training, now, self.asked))
        self.table["a"].assign(tf.reduce_sum(x))
        later = lambda: self.inside.assign(now)
        self.later = later
        out = (x - self.mean) / self.var
        if training:
            return out
        return out * self.last * self.power * self.seen * self.fixed * self.asked


class WithoutMode(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.mean = self.add_weight(name="mean", shape=(4,), trainable=False)

    def call(self, x):
        self.mean.assign(0.9 * self.mean + 0.1 * tf.reduce_mean(x, 0))
        return x - self.mean


class WithoutResult(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.mean = self.add_weight(name="mean", shape=(4,), trainable=False)

    def call(self, x, training=None):
        if training is None:
            return
        self.mean.assign(0.9 * self.mean + 0.1 * tf.reduce_mean(x, 0))
        return x


class Resets(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.mean = self.add_weight(name="mean", shape=(4,), trainable=False)

    def reset_state(self):
        self.mean.assign(tf.zeros((4,)))

    def call(self, x, training=None):
        self.mean.assign(0.9 * self.mean + 0.1 * tf.reduce_mean(x, 0))
        return x - self.mean


class Phase(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.mean = self.add_weight(name="mean", shape=(4,), trainable=False)

    def call(self, x, training=None):
        mode = tf.keras.backend.learning_phase()
        self.mean.assign(0.9 * self.mean + 0.1 * tf.reduce_mean(x, 0) * mode)
        return x - self.mean
