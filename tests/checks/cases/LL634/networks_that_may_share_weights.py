# keras: 2, 3
import tensorflow as tf
from elsewhere import gradients_of, paired
from tensorflow import keras


class Pair(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.first = keras.layers.Dense(1)
        self.second = keras.layers.Dense(1)
        self.third = keras.layers.Dense(1)

    def call(self, inputs):
        return self.second(self.first(inputs))


class Whole(Pair):
    """The whole model has the weights of its parts."""

    def train_step(self, data):
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(self.third(self(data, training=True)))
        gradients = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.third.trainable_variables))
        return {"total": loss}


class Holds(Pair):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.both = keras.Sequential([self.first, keras.layers.Dense(1)])

    def train_step(self, data):
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(self.both(data) - self.first(data))
        gradients = tape.gradient(loss, self.both.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.first.trainable_variables))
        return {"total": loss}


class OfTwo(Pair):
    def train_step(self, data):
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(self.second(self.first(data)))
        gradients = tape.gradient(loss, self.first.trainable_variables + self.second.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.second.trainable_variables))  # -> LL634
        return {"total": loss}


class OfThree(Pair):
    def train_step(self, data):
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(self.third(self.second(self.first(data))))
        gradients = tape.gradient(loss, self.first.trainable_variables + self.second.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.third.trainable_variables))
        return {"total": loss}


class OfUnknown(Pair):
    def train_step(self, data):
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(self.second(self.first(data)))
        weights = self.first.trainable_variables + self.second.trainable_variables
        self.optimizer.apply_gradients(zip(gradients_of(tape, loss), weights))
        return {"total": loss}


class OfUnknownWeights(Pair):
    def train_step(self, data):
        with tf.GradientTape(persistent=True) as tape:
            loss = tf.reduce_mean(self.second(self.first(data)))
        gradients = tape.gradient(loss, self.first.trainable_variables + self.second.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.chosen()))
        chosen = tape.gradient(loss, self.chosen())
        self.optimizer.apply_gradients(zip(chosen, self.first.trainable_variables + self.second.trainable_variables))
        return {"total": loss}

    def chosen(self):
        return [weight for weight in self.weights if weight.trainable and "kernel" in weight.name]


class Arguments(Pair):
    def step(self, first, second, data):
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(first(data) - second(data))
        gradients = tape.gradient(loss, first.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, second.trainable_variables))
        return loss


class PairedElsewhere(Pair):
    def train_step(self, data):
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(self.second(self.first(data)))
        gradients = tape.gradient(loss, self.first.trainable_variables)
        self.optimizer.apply_gradients(paired(gradients, self.second.trainable_variables))
        return {"total": loss}


class Unpacked(Pair):
    def train_step(self, data):
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(self.second(self.first(data)))
        gradients = tape.gradient(loss, self.first.trainable_variables)
        both = (gradients, self.first.trainable_variables)
        self.optimizer.apply_gradients(zip(*both))
        return {"total": loss}
