# keras: 2, 3
import keras
import tensorflow as tf


class Weighted(keras.losses.Loss):
    def __init__(self, weight):  # -> LL301
        self.weight = weight

    def call(self, y_true, y_pred):
        return self.weight * tf.reduce_mean(tf.square(y_true - y_pred), axis=-1)


class Hits(keras.metrics.Metric):
    def __init__(self, threshold=0.5):  # -> LL301
        self.threshold = threshold
        self.hits = self.add_weight(name="hits", initializer="zeros")

    def update_state(self, y_true, y_pred, sample_weight=None):
        self.hits.assign_add(tf.reduce_sum(tf.cast(y_pred > self.threshold, tf.float32)))

    def result(self):
        return self.hits


class Slow(keras.optimizers.SGD):
    def __init__(self, rate):  # -> LL301
        self.rate = rate


class Named(keras.losses.Loss):
    def __init__(self, weight):
        keras.losses.Loss.__init__(self, name="named")
        self.weight = weight

    def call(self, y_true, y_pred):
        return self.weight * (y_true - y_pred)


class ByHelper(keras.losses.Loss):
    def __init__(self, weight):
        self.prepare()
        self.weight = weight

    def prepare(self):
        super().__init__(name="by_helper")

    def call(self, y_true, y_pred):
        return self.weight * (y_true - y_pred)


class Callable(keras.losses.Loss):
    """Keras calls nothing of its own parent."""

    def __init__(self, weight):
        self.weight = weight

    def __call__(self, y_true, y_pred, sample_weight=None):
        return self.weight * (y_true - y_pred)


class Rate(keras.optimizers.schedules.LearningRateSchedule):
    """This base has no constructor."""

    def __init__(self, start):
        self.start = start

    def __call__(self, step):
        return self.start


class Stop(keras.callbacks.Callback):
    def __init__(self, patience):
        self.patience = patience


class Base(keras.losses.Loss):
    def __init__(self, weight):
        self.weight = weight


class Derived(Base):
    def __init__(self, weight):
        super().__init__(weight)
        keras.losses.Loss.__init__(self, name="derived")
