# keras: 2, 3
import keras
import tensorflow as tf


class Averages:
    def __init__(self):
        self.rows = []

    def apply(self, pairs):
        self.rows += list(pairs)

    def apply_gradients(self, gradients):
        self.rows += list(gradients)


class OwnObject(keras.Model):
    """What an object of the project does with gradients is its own matter."""

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = keras.layers.Dense(3)
        self.averages = Averages()

    def call(self, inputs):
        return self.dense(inputs)

    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(y - self(x, training=True))) + sum(self.losses)
        gradients = tape.gradient(loss, self.trainable_variables)
        self.averages.apply(zip(gradients, self.trainable_variables))
        self.averages.apply(zip(self.trainable_variables, gradients))
        self.averages.apply_gradients(gradients)
        self.optimizer.apply_gradients(zip(gradients, self.trainable_variables))
        return {"mine": loss}


averages = Averages()
network = keras.Sequential([keras.layers.Dense(3)])


def look(x, y):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.square(y - network(x, training=True))) + sum(network.losses)
    gradients = tape.gradient(loss, network.trainable_variables)
    averages.apply(zip(gradients, network.trainable_variables))


class OtherPairs(keras.Model):
    def __init__(self, writer, shadows, **kwargs):
        super().__init__(**kwargs)
        self.writer = writer
        self.shadows = shadows

    def paired(self, weights, gradients):
        return self.writer.paired(weights, gradients)

    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            tape.watch(x)
            loss = tf.reduce_mean(tf.square(y - self(x, training=True))) + sum(self.losses)
        gradients, by_input = tape.gradient(loss, [self.trainable_variables, x])
        self.writer.apply(zip(self.trainable_variables, self.shadows))
        self.writer.apply(zip(self.shadows, self.trainable_variables))
        self.writer.apply_gradients(self.paired(self.trainable_variables, gradients))
        self.optimizer.apply_gradients(zip(gradients, self.trainable_variables))
        return {"loss": loss, "input": tf.reduce_mean(by_input)}


class Looked(keras.Model):
    """The gradient by its weight, for a picture; a failure that is expected."""

    def __init__(self, names, more, **kwargs):
        super().__init__(**kwargs)
        self.names = names
        self.more = more

    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(y - self(x, training=True))) + sum(self.losses)
        gradients = tape.gradient(loss, self.trainable_variables)
        try:
            self.optimizer.apply_gradients(zip(self.trainable_variables, gradients))
        except Exception:
            self.optimizer.apply_gradients(zip(gradients, self.trainable_variables))
        norms = [tf.norm(gradient) for weight, gradient in list(zip(self.trainable_variables, gradients))]
        self.optimizer.apply_gradients(zip(*self.more, self.trainable_variables, gradients))
        self.optimizer.apply_gradients(paired(self.trainable_variables, gradients))
        self.optimizer.apply_gradients(zip(self.names, gradients))
        return {"loss": loss, "norm": tf.add_n(norms)}


def paired(weights, gradients):
    return [pair[::-1] for pair in zip(weights, gradients)]
