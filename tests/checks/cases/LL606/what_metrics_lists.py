# keras: 3
import keras
import tensorflow as tf

TRACKER = keras.metrics.Mean(name="tracker")
NAMES = set()


class Base(keras.Model):
    def __init__(self, net=None, **kwargs):
        super().__init__(**kwargs)
        self.net = net
        self.a = keras.metrics.Mean(name="a")
        self.b = keras.metrics.Mean(name="b")
        self.scale = 2.0

    def call(self, x):
        return x * self.scale


class Abstract(Base):
    @property
    def metrics(self):
        raise NotImplementedError


class Hides(Base):
    @property
    def metrics(self):  # -> LL606
        return [self.a]


class AddsToSuper(Base):
    @property
    def metrics(self):
        return super().metrics + [self.a]


class AddsToParent(Base):
    @property
    def metrics(self):
        return keras.Model.metrics.fget(self) + [self.a]


class AddsToInner(Base):
    @property
    def metrics(self):
        return self.net.metrics + [self.a]


class Unknown(Base):
    @property
    def metrics(self):  # -> LL606
        return tracked(self)


def tracked(model):
    return [model.a]


class LeavesOut(Base):
    @property
    def metrics(self):  # -> LL606
        return [self.a]

    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(y - self(x)))
        self.optimizer.apply_gradients(
            zip(tape.gradient(loss, self.trainable_variables), self.trainable_variables)
        )
        self.a.update_state(loss)
        self.b(loss)
        self.scale = self.grow(loss)
        return {"a": self.a.result()}

    def test_step(self, data):
        return {"a": self.a.result()}

    def grow(self, loss):
        return 2.0


class ListsAll(Base):
    @property
    def metrics(self):
        return [self.a, self.b]

    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(y - self(x)))
        self.optimizer.apply_gradients(
            zip(tape.gradient(loss, self.trainable_variables), self.trainable_variables)
        )
        self.a.update_state(loss)
        self.b.update_state(loss)
        NAMES.update(["a"])
        return {"a": self.a.result()}

    def test_step(self, data):
        return {"a": self.a.result()}


class OfModule(Base):
    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(y - self(x)))
        self.optimizer.apply_gradients(
            zip(tape.gradient(loss, self.trainable_variables), self.trainable_variables)
        )
        TRACKER.update_state(loss)  # -> LL606
        TRACKER.update_state(loss)
        NAMES.update_state(loss)
        return {"a": TRACKER.result()}

    def test_step(self, data):
        return {"a": TRACKER.result()}


class OwnFit(OfModule):
    def fit(self, data):
        TRACKER.reset_state()

    def train_step(self, data):
        TRACKER.update_state(data)
        return {"a": TRACKER.result()}
