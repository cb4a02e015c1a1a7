# keras: 3
import keras
import tensorflow as tf


class Base(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = keras.layers.Dense(4, activity_regularizer="l2")

    def call(self, x):
        return self.dense(x)


class Twice(Base):
    def train_step(self, data):
        x, y = data
        a = self(x, training=True)
        b = self.__call__(y, training=None)
        return {"a": tf.reduce_sum(a + b) + sum(self.losses)}  # -> LL608


class Stopped(Base):
    def train_step(self, data):
        x, y = data
        a = tf.stop_gradient(self(x))
        b = self(y, training=False)
        c = self(y)
        return {"a": tf.reduce_sum(a + b + c) + sum(self.losses)}


class InABranch(Base):
    def train_step(self, data):
        x, y = data
        if self.twice:  # -> LL202
            a = self(x)
        else:
            a = self(y)
        later = lambda: self(x)
        b = self(y)
        return {"a": tf.reduce_sum(a + b) + sum(self.losses), "b": later}


class Loop(Base):
    def train_step(self, data):
        x, y = data
        total = 0.0
        for row in range(3):
            total += tf.reduce_sum(self(x)) + sum(self.losses)
        return {"a": total}


class LoopThenRead(Base):
    def train_step(self, data):
        x, y = data
        total = 0.0
        for row in range(3):
            total += tf.reduce_sum(self(x))
        return {"a": total + sum(self.losses)}  # -> LL608


class Computes(Base):
    def train_step(self, data):
        x, y = data
        a = self(x)
        b = self(y)
        return {"a": self.compute_loss(x=x, y=y, y_pred=a + b)}  # -> LL608


class OwnComputes(Computes):
    def compute_loss(self, x=None, y=None, y_pred=None, sample_weight=None, training=True):
        return tf.reduce_mean(y_pred)


class BySuper(OwnComputes):
    def train_step(self, data):
        x, y = data
        a = self(x)
        b = self(y)
        return {"a": super().compute_loss(x=x, y=y, y_pred=a + b)}  # -> LL608


class HandsOn(Base):
    def compute_loss(self, x=None, y=None, y_pred=None, sample_weight=None, training=True):
        return super().compute_loss(x, y, y_pred)

    def train_step(self, data):
        x, y = data
        a = self(x)
        b = self(y)
        return {"a": self.compute_loss(x=x, y=y, y_pred=a + b)}  # -> LL608
