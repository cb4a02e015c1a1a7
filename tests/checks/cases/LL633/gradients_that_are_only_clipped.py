# keras: 2, 3
import tensorflow as tf
from tensorflow import keras


def gradients_of(tape, loss, weights):
    return tape.gradient(loss, weights)


class Base(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = keras.layers.Dense(1)
        self.total = keras.metrics.Mean(name="loss")

    def call(self, inputs):
        return self.dense(inputs)


class EachClipped(Base):
    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(y - self(x, training=True)))
        grads = tape.gradient(loss, self.trainable_variables)  # -> LL633
        grads = [tf.clip_by_norm(grad, 1.0) for grad in grads]
        self.total.update_state(loss)
        return {"loss": self.total.result()}


class Clipped(Base):
    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(y - self(x, training=True)))
        grads = tape.gradient(loss, self.trainable_variables)  # -> LL633
        clipped, norm = tf.clip_by_global_norm(grads, 1.0)
        self.total.update_state(loss)
        return {"loss": self.total.result()}


class Returned(Base):
    def measured(self, x, y):
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(y - self(x, training=True)))
        return loss, tape.gradient(loss, self.trainable_variables)

    def train_step(self, data):
        x, y = data
        loss, grads = self.measured(x, y)  # -> LL633
        self.total.update_state(loss)
        return {"loss": self.total.result()}


class OfFunction(Base):
    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(y - self(x, training=True)))
        grads = gradients_of(tape, loss, self.trainable_variables)  # -> LL633
        self.total.update_state(loss)
        return {"loss": self.total.result()}


class ThrownAway(Base):
    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(y - self(x, training=True)))
        tape.gradient(loss, self.trainable_variables)  # -> LL633
        self.total.update_state(loss)
        return {"loss": self.total.result()}


class NormShown(Base):
    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(y - self(x, training=True)))
        grads = tape.gradient(loss, self.trainable_variables)
        clipped, norm = tf.clip_by_global_norm(grads, 1.0)
        self.total.update_state(loss)
        return {"loss": self.total.result(), "norm": norm}


class Printed(Base):
    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(y - self(x, training=True)))
        grads = tape.gradient(loss, self.trainable_variables)
        norms = [tf.norm(grad) for grad in grads]
        tf.print(norms)
        self.total.update_state(loss)
        return {"loss": self.total.result()}


class NormUnread(Base):
    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(y - self(x, training=True)))
        grads = tape.gradient(loss, self.trainable_variables)
        norm = tf.linalg.global_norm(grads)
        self.optimizer.apply_gradients(zip(grads, self.trainable_variables))
        self.total.update_state(loss)
        return {"loss": self.total.result()}


class Tested(Base):
    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(y - self(x, training=True)))
        grads = tape.gradient(loss, self.trainable_variables)
        finite = [tf.math.is_finite(grad) for grad in grads]
        tf.debugging.Assert(finite, grads)
        self.total.update_state(loss)
        return {"loss": self.total.result()}


class Handed(Base):
    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(y - self(x, training=True)))
        scaled = [grad * 0.5 for grad in gradients_of(tape, loss, self.trainable_variables)]
        self.optimizer.apply_gradients(zip(scaled, self.trainable_variables))
        self.total.update_state(loss)
        return {"loss": self.total.result()}
