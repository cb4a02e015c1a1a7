# keras: 2, 3
import tensorflow as tf
from tensorflow import keras
from trainers import Trainer


class Own(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = keras.layers.Dense(1)
        self.tracker = keras.metrics.Mean(name="loss")

    def call(self, x):
        return self.dense(x)

    @property
    def metrics(self):  # -> LL606
        return [self.tracker]

    def scale(self, loss):
        return loss * 2.0


class HandsOn(Own):
    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(self(x, training=True) - y))
        self.optimizer.apply_gradients(
            zip(tape.gradient(loss, self.trainable_variables), self.trainable_variables)
        )
        self.tracker.update_state(loss)
        return super().train_step(data)


class Abstract(Own):
    def train_step(self, data):
        raise NotImplementedError


class OutOfSight(Trainer, keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.tracker = keras.metrics.Mean(name="loss")

    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(self(x, training=True) - y))
        self.optimizer.apply_gradients(
            zip(tape.gradient(loss, self.trainable_variables), self.trainable_variables)
        )
        self.tracker.update_state(loss)
        return {"loss": self.tracker.result()}


class Called(Own):
    def train_step(self, data):  # -> LL610
        x, y = data
        with tf.GradientTape() as tape:
            loss = self.scale(tf.reduce_mean(tf.square(self(x, training=True) - y)))
        self.optimizer.apply_gradients(
            zip(tape.gradient(loss, self.trainable_variables), self.trainable_variables)
        )
        self.tracker(loss)
        return {"loss": self.tracker.result()}


class NothingOfItsOwn(Own):
    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            loss = self.scale(tf.reduce_mean(tf.square(self(x, training=True) - y)))
        self.optimizer.apply_gradients(
            zip(tape.gradient(loss, self.trainable_variables), self.trainable_variables)
        )
        self.tracker.reset_state()
        names = set()
        names.update(["loss"])
        return {"loss": loss}


class Hides(Own):
    """`metrics` hides those of `compile`, so that `evaluate` reports none of them."""

    def train_step(self, data):  # -> LL610
        x, y = data
        with tf.GradientTape() as tape:
            loss = self.compute_loss(x=x, y=y, y_pred=self(x, training=True))
        self.optimizer.apply_gradients(
            zip(tape.gradient(loss, self.trainable_variables), self.trainable_variables)
        )
        self.tracker.update_state(loss)
        return {"loss": self.tracker.result()}


class ByIndex(Own):
    def train_step(self, data):  # -> LL610
        x = data[0]
        y = data[1]
        with tf.GradientTape() as tape:
            loss = self.compute_loss(x=x, y=y, y_pred=self(x, training=True))
        self.optimizer.apply_gradients(
            zip(tape.gradient(loss, self.trainable_variables), self.trainable_variables)
        )
        self.tracker.update_state(loss)
        return {"loss": self.tracker.result()}


class ListsMore(Own):
    @property
    def metrics(self):
        return [self.tracker, *super().metrics]

    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            loss = self.compute_loss(x=x, y=y, y_pred=self(x, training=True))
        self.optimizer.apply_gradients(
            zip(tape.gradient(loss, self.trainable_variables), self.trainable_variables)
        )
        self.tracker.update_state(loss)
        return {"loss": self.tracker.result()}


class WithoutTargets(Own):
    def train_step(self, data):  # -> LL610
        low, high = tf.split(data, 2)
        with tf.GradientTape() as tape:
            loss = self.compute_loss(x=data, y=data, y_pred=self(data, training=True)) * low * high
        self.optimizer.apply_gradients(
            zip(tape.gradient(loss, self.trainable_variables), self.trainable_variables)
        )
        self.tracker.update_state(loss)
        return {"loss": self.tracker.result()}
