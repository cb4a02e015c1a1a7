# keras: 2, 3
import tensorflow as tf


class Base(tf.keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.gen = tf.keras.Sequential([tf.keras.layers.Dense(3)])
        self.disc = tf.keras.Sequential([tf.keras.layers.Dense(1)])

    def call(self, inputs):
        return self.disc(self.gen(inputs))


class Others(Base):
    def _apply(self, gradients):
        self.optimizer.apply_gradients(zip(gradients, self.gen.trainable_variables))  # -> LL634

    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(self.disc(self.gen(x, training=True), training=True)) + tf.reduce_mean(y) + sum(self.losses)
        self._apply(tape.gradient(loss, self.disc.trainable_variables))
        return {"mine": loss}


class OfArguments(Base):
    def _apply(self, gradients, network):
        self.optimizer.apply_gradients(zip(gradients, network.trainable_variables))  # -> LL634

    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(self.disc(self.gen(x, training=True), training=True)) + tf.reduce_mean(y) + sum(self.losses)
        self._apply(tape.gradient(loss, self.disc.trainable_variables), self.gen)
        return {"mine": loss}


class Same(Base):
    def _apply(self, gradients, network):
        self.optimizer.apply_gradients(zip(gradients, network.trainable_variables))

    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(self.disc(self.gen(x, training=True), training=True)) + tf.reduce_mean(y) + sum(self.losses)
        self._apply(tape.gradient(loss, self.disc.trainable_variables), self.disc)
        return {"mine": loss}


class SameOfTwo(Base):
    def compile(self, second, **kwargs):
        super().compile(**kwargs)
        self.second = second

    def _apply(self, optimizer, gradients, network):
        optimizer.apply_gradients(zip(gradients, network.trainable_variables))

    def train_step(self, data):
        x, y = data
        with tf.GradientTape(persistent=True) as tape:
            loss = tf.reduce_mean(self.disc(self.gen(x, training=True), training=True)) + tf.reduce_mean(y) + sum(self.losses)
            other = loss + 0.5 * sum(self.losses)
        self._apply(self.optimizer, tape.gradient(loss, self.disc.trainable_variables), self.disc)
        self._apply(self.second, tape.gradient(other, self.gen.trainable_variables), self.gen)
        return {"mine": loss}
