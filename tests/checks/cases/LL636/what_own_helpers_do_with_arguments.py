# keras: 2, 3
import tensorflow as tf


class Base(tf.keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.gen = tf.keras.Sequential([tf.keras.layers.Dense(3)])
        self.disc = tf.keras.Sequential([tf.keras.layers.Dense(1)])

    def call(self, inputs):
        return self.disc(self.gen(inputs))


class HelperTwice(Base):
    def _update(self, tape, loss, network):
        gradients = tape.gradient(loss, network.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, network.trainable_variables))

    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            out = self(x, training=True)
            loss = tf.reduce_mean(out) + sum(self.losses)
            other = -tf.reduce_mean(out) + tf.reduce_mean(y)
        self._update(tape, loss, self.disc)
        self._update(tape, other, self.disc)  # -> LL636
        return {"mine": loss}


class HelperAndOwn(Base):
    def _gradients(self, tape, loss):
        return tape.gradient(loss, self.trainable_variables)  # -> LL636

    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            out = self(x, training=True)
            loss = tf.reduce_mean(out) + sum(self.losses)
            other = -tf.reduce_mean(out) + tf.reduce_mean(y)
        first = tape.gradient(loss, self.trainable_variables)
        second = self._gradients(tape, other)
        both = [a + b for a, b in zip(first, second)]
        self.optimizer.apply_gradients(zip(both, self.trainable_variables))
        return {"mine": loss}


class TwoTapes(Base):
    def _update(self, tape, loss, network):
        gradients = tape.gradient(loss, network.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, network.trainable_variables))

    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as first, tf.GradientTape() as second:
            out = self(x, training=True)
            loss = tf.reduce_mean(out) + sum(self.losses)
            other = -tf.reduce_mean(out) + tf.reduce_mean(y)
        self._update(first, loss, self.disc)
        self._update(second, other, self.disc)
        return {"mine": loss}


class OneOfTwo(Base):
    joint = False

    def _gradients(self, tape, loss, variables):
        return tape.gradient(loss, variables)

    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            out = self(x, training=True)
            loss = tf.reduce_mean(out) + sum(self.losses)
            other = -tf.reduce_mean(out) + tf.reduce_mean(y)
        if self.joint:
            gradients = self._gradients(tape, loss, self.trainable_variables)
        else:
            gradients = self._gradients(tape, other, self.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.trainable_variables))
        return {"mine": loss}


class EachMakesItsOwn(Base):
    def _gradients(self, x, y):
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(y - self(x, training=True))) + sum(self.losses)
        return loss, tape.gradient(loss, self.trainable_variables)

    def train_step(self, data):
        x, y = data
        loss, first = self._gradients(x, y)
        _, second = self._gradients(x, y)
        both = [a + b for a, b in zip(first, second)]
        self.optimizer.apply_gradients(zip(both, self.trainable_variables))
        return {"mine": loss}


class EnteredAgain(Base):
    def _gradients(self, tape, x, y):
        with tape:
            loss = tf.reduce_mean(tf.square(y - self(x, training=True))) + sum(self.losses)
        return loss, tape.gradient(loss, self.trainable_variables)

    def train_step(self, data):
        x, y = data
        tape = tf.GradientTape()
        loss, first = self._gradients(tape, x, y)
        _, second = self._gradients(tape, x, y)
        both = [a + b for a, b in zip(first, second)]
        self.optimizer.apply_gradients(zip(both, self.trainable_variables))
        return {"mine": loss}
