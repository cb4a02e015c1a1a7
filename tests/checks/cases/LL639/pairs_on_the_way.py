# keras: 2, 3
import tensorflow as tf
from tensorflow import keras


class Base(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = keras.layers.Dense(1)
        self.total = keras.metrics.Mean(name="loss")

    def call(self, inputs):
        return self.dense(inputs)


class Listed(Base):
    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(y - self(x, training=True)))
        weights = self.trainable_variables
        grads = tape.gradient(loss, weights)
        pairs = list(zip(weights, grads))
        self.optimizer.apply_gradients(pairs)  # -> LL639
        self.total.update_state(loss)
        return {"loss": self.total.result()}


class Clipped(Base):
    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(y - self(x, training=True)))
        grads = tape.gradient(loss, self.trainable_variables)
        clipped = [tf.clip_by_norm(grad, 1.0) for grad in grads]
        self.optimizer.apply_gradients(zip(self.trainable_variables, clipped))  # -> LL639
        self.total.update_state(loss)
        return {"loss": self.total.result()}


class ByOne(Base):
    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(y - self(x, training=True)))
        grads, norm = tf.clip_by_global_norm(tape.gradient(loss, self.trainable_variables), 1.0)
        pairs = [(weight, grad) for weight, grad in zip(self.trainable_variables, grads)]
        self.optimizer.apply_gradients(pairs)  # -> LL639
        self.total.update_state(loss)
        return {"loss": self.total.result(), "norm": norm}


class Alone(Base):
    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(y - self(x, training=True)))
        grads = tape.gradient(loss, self.trainable_variables)
        clipped, norm = tf.clip_by_global_norm(grads, 1.0)
        self.optimizer.apply_gradients(clipped)  # -> LL639
        self.total.update_state(loss)
        return {"loss": self.total.result(), "norm": norm}


class Right(Base):
    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(y - self(x, training=True)))
        weights = self.trainable_variables
        grads = tape.gradient(loss, weights)
        pairs = [
            (tf.clip_by_norm(grad, 1.0), weight) for grad, weight in zip(grads, weights) if grad is not None
        ]
        self.optimizer.apply_gradients(list(pairs))
        self.total.update_state(loss)
        return {"loss": self.total.result()}
