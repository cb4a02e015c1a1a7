# keras: 2, 3
import tensorflow as tf


class Average(tf.keras.layers.Layer):
    def build(self, input_shape):
        self.mean = self.add_weight(name="mean", shape=(), initializer="zeros")  # -> LL110
        self.frozen = self.add_weight(name="frozen", shape=(), initializer="zeros", trainable=False)
        self.later = self.add_weight(name="later", shape=(), initializer="zeros")
        self.later.trainable = False
        self.thawed = self.add_weight(name="thawed", shape=(), initializer="zeros")  # -> LL110
        self.thawed.trainable = True
        self.plain = self.add_weight(name="plain", shape=(), initializer="zeros")

    def call(self, x):
        self.mean.assign(0.9 * self.mean + 0.1 * tf.reduce_mean(x))
        self.frozen.assign(0.9 * self.frozen + 0.1 * tf.reduce_mean(x))
        self.later.assign(0.9 * self.later + 0.1 * tf.reduce_mean(x))
        self.thawed.assign_add(tf.reduce_mean(x))
        return x - self.mean - self.frozen - self.later - self.thawed - self.plain


class FrozenByTheCall(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(trainable=False, **kwargs)

    def build(self, input_shape):
        self.mean = self.add_weight(name="mean", shape=(), initializer="zeros")

    def call(self, x):
        self.mean.assign(0.9 * self.mean + 0.1 * tf.reduce_mean(x))
        return x - self.mean


class FrozenByDefault(tf.keras.layers.Layer):
    def __init__(self, trainable=False, **kwargs):
        super().__init__(trainable=trainable, **kwargs)

    def build(self, input_shape):
        self.mean = self.add_weight(name="mean", shape=(), initializer="zeros")

    def call(self, x):
        self.mean.assign(0.9 * self.mean + 0.1 * tf.reduce_mean(x))
        return x - self.mean


class TrainedByDefault(tf.keras.layers.Layer):
    def __init__(self, trainable=True, **kwargs):
        super().__init__(trainable=trainable, **kwargs)

    def build(self, input_shape):
        self.mean = self.add_weight(name="mean", shape=(), initializer="zeros")  # -> LL110

    def call(self, x):
        self.mean.assign(0.9 * self.mean + 0.1 * tf.reduce_mean(x))
        return x - self.mean


class TrainedByTheCall(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(trainable=True, **kwargs)
        names = dict(mean="mean")
        names.update(trainable="yes")
        self.names = names

    def build(self, input_shape):
        self.mean = self.add_weight(name="mean", shape=(), initializer="zeros")  # -> LL110

    def call(self, x):
        self.mean.assign(0.9 * self.mean + 0.1 * tf.reduce_mean(x))
        return x - self.mean


class FrozenInTheArguments(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        kwargs.setdefault("trainable", False)
        super().__init__(**kwargs)

    def build(self, input_shape):
        self.mean = self.add_weight(name="mean", shape=(), initializer="zeros")

    def call(self, x):
        self.mean.assign(0.9 * self.mean + 0.1 * tf.reduce_mean(x))
        return x - self.mean


class OtherDefaults(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        kwargs.setdefault("name", "average")
        super().__init__(**kwargs)

    def build(self, input_shape):
        self.mean = self.add_weight(name="mean", shape=(), initializer="zeros")  # -> LL110

    def call(self, x):
        self.mean.assign(0.9 * self.mean + 0.1 * tf.reduce_mean(x))
        return x - self.mean


class WaitsForAFlag(tf.keras.layers.Layer):
    def build(self, input_shape):
        self.done = self.add_weight(name="done", shape=(), initializer="zeros", trainable=False)
        self.second = self.add_weight(name="second", shape=(), initializer="zeros")

    def call(self, x):
        self.second.assign(tf.where(self.done > 0.0, self.second, tf.reduce_mean(x)))
        return x - self.second


class MakesItsOwnWeights(tf.keras.layers.Layer):
    def add_weight(self, *args, **kwargs):
        return super().add_weight(*args, **{**kwargs, "trainable": False})

    def build(self, input_shape):
        self.mean = self.add_weight(name="mean", shape=(), initializer="zeros")

    def call(self, x):
        self.mean.assign(0.9 * self.mean + 0.1 * tf.reduce_mean(x))
        return x - self.mean
