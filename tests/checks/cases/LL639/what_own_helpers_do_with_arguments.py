# keras: 2, 3
import tensorflow as tf


class Base(tf.keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.gen = tf.keras.Sequential([tf.keras.layers.Dense(3)])
        self.disc = tf.keras.Sequential([tf.keras.layers.Dense(1)])

    def call(self, inputs):
        return self.disc(self.gen(inputs))


class Swapped(Base):
    def _apply(self, gradients):
        self.optimizer.apply_gradients(zip(self.trainable_variables, gradients))  # -> LL639

    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(y - self(x, training=True))) + sum(self.losses)
        self._apply(tape.gradient(loss, self.trainable_variables))
        return {"mine": loss}


class ClippedAlone(Base):
    def _apply(self, gradients, norm=1.0):
        clipped = [tf.clip_by_norm(gradient, norm) for gradient in gradients]
        self.optimizer.apply_gradients(clipped)  # -> LL639

    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(y - self(x, training=True))) + sum(self.losses)
        self._apply(tape.gradient(loss, self.trainable_variables))
        return {"mine": loss}


class ThroughTwo(Base):
    def _apply(self, values):
        self.optimizer.apply_gradients(values)  # -> LL639

    def _minimize(self, recorder, target):
        self._apply(values=recorder.gradient(target, self.trainable_variables))

    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(y - self(x, training=True))) + sum(self.losses)
        self._minimize(tape, loss)
        return {"mine": loss}


class Pairs(Base):
    def _apply(self, pairs):
        self.optimizer.apply_gradients(pairs)

    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(y - self(x, training=True))) + sum(self.losses)
        gradients = tape.gradient(loss, self.trainable_variables)
        self._apply(zip(gradients, self.trainable_variables))
        return {"mine": loss}


class Decided(Base):
    """An argument decides what the helper does."""

    def _apply(self, values, paired=False):
        if paired:
            self.optimizer.apply_gradients(values)
        else:
            self.optimizer.apply_gradients(zip(values, self.trainable_variables))

    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(y - self(x, training=True))) + sum(self.losses)
        self._apply(tape.gradient(loss, self.trainable_variables))
        return {"mine": loss}


class Left(Base):
    def _apply(self, values, paired=False):
        if not paired:
            self.optimizer.apply_gradients(zip(values, self.trainable_variables))
            return
        self.optimizer.apply_gradients(values)

    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(y - self(x, training=True))) + sum(self.losses)
        self._apply(tape.gradient(loss, self.trainable_variables))
        return {"mine": loss}


class Paired(Base):
    """The helper gives the name of its parameter to the pairs."""

    def _apply(self, values):
        values = zip(values, self.trainable_variables)
        self.optimizer.apply_gradients(values)

    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(y - self(x, training=True))) + sum(self.losses)
        self._apply(tape.gradient(loss, self.trainable_variables))
        return {"mine": loss}


class Unknown(Base):
    def _apply(self, first, second):
        self.optimizer.apply_gradients(zip(first, second))

    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(y - self(x, training=True))) + sum(self.losses)
        arguments = (tape.gradient(loss, self.trainable_variables), self.trainable_variables)
        self._apply(*arguments)
        return {"mine": loss}
