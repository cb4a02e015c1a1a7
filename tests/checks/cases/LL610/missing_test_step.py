# keras: 2, 3
import tensorflow as tf
from tensorflow import keras

tracker = keras.metrics.Mean(name="loss")


class Base(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.out = keras.layers.Dense(1)
        self.tracker = keras.metrics.Mean(name="loss")

    def call(self, inputs):
        return self.out(inputs)


class OfModule(Base):
    def train_step(self, data):  # -> LL610
        x, y = data
        with tf.GradientTape() as tape:
            loss = self.compute_loss(x, y, self(x, training=True))
        gradients = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.trainable_variables))
        tracker.update_state(loss)
        return {"loss": tracker.result()}

    @property
    def metrics(self):
        return [tracker]


class Called(Base):
    def compile(self, optimizer, loss_fn):
        super().compile(optimizer)
        self.loss_fn = loss_fn

    def train_step(self, batch):  # -> LL610
        x = batch[0]
        y = batch[1]
        with tf.GradientTape() as tape:
            loss = self.loss_fn(y, self(x, training=True))
        gradients = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.trainable_variables))
        self.tracker(loss)
        return {"loss": self.tracker.result()}


class Evaluated(Base):
    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(y - self(x, training=True)))
        gradients = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.trainable_variables))
        self.tracker.update_state(loss)
        return {"loss": self.tracker.result()}

    def evaluate(self, x, y):
        return tf.reduce_mean(tf.square(y - self(x, training=False)))


class HandsOn(Base):
    def train_step(self, data):
        result = super().train_step(data)
        self.tracker.update_state(1.0)
        return result
