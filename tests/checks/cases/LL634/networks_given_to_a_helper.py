# keras: 2, 3
import tensorflow as tf


class Pair(tf.keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.first = tf.keras.Sequential([tf.keras.layers.Dense(3)])
        self.second = tf.keras.Sequential([tf.keras.layers.Dense(3)])

    def call(self, x):
        return self.second(self.first(x))


class Mixed(Pair):
    def _update(self, tape, loss, network, other):
        gradients = tape.gradient(loss, network.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, other.trainable_variables))  # -> LL634

    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(y - self(x, training=True))) + sum(self.losses)
        self._update(tape, loss, self.first, self.second)
        return {"error": loss}


class Same(Pair):
    def _update(self, tape, loss, network, other):
        gradients = tape.gradient(loss, network.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, other.trainable_variables))

    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(y - self(x, training=True))) + sum(self.losses)
        self._update(tape, loss, self.first, self.first)
        return {"error": loss}


class OfVariables(Pair):
    def _update(self, tape, loss, taken, applied):
        gradients = tape.gradient(loss, taken)
        self.optimizer.apply_gradients(zip(gradients, applied))  # -> LL634

    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(y - self(x, training=True))) + sum(self.losses)
        self._update(tape, loss, self.first.trainable_variables, self.second.trainable_variables)
        return {"error": loss}


class Twice(Pair):
    def _update(self, tape, loss, network, other):
        gradients = tape.gradient(loss, network.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, other.trainable_variables))

    def train_step(self, data):
        x, y = data
        with tf.GradientTape(persistent=True) as tape:
            loss = tf.reduce_mean(tf.square(y - self(x, training=True))) + sum(self.losses)
        self._update(tape, loss, self.first, self.first)
        self._update(tape, loss, self.first, self.first)
        return {"error": loss}
