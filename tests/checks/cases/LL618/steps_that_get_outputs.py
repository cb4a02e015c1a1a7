# keras: 2, 3
# Steps that get the outputs of a model: it is never called under the tape.
import tensorflow as tf
from project import loss_of_mine
from tensorflow import keras

model = keras.Sequential([keras.layers.Dense(4)])
other = keras.Sequential([keras.layers.Dense(4)])
optimizer = keras.optimizers.Adam()
loss_object = keras.losses.MeanSquaredError()
loss_or_none = keras.losses.MeanSquaredError()
loss_or_none = loss_of_mine


def by_a_loss(outputs, y):
    with tf.GradientTape() as tape:
        loss = loss_object(y, outputs)
    gradients = tape.gradient(loss, model.trainable_variables)  # -> LL618
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))


def by_an_operation(outputs, y):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(outputs - y)
        print(float(loss))
    gradients = tape.gradient(loss, model.trainable_variables)  # -> LL618
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))


def by_a_loss_out_of_sight(outputs, y):
    with tf.GradientTape() as tape:
        loss = loss_of_mine(y, outputs)
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))


def by_one_of_two(outputs, y):
    with tf.GradientTape() as tape:
        loss = loss_or_none(y, outputs)
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))


def watched(outputs, y):
    with tf.GradientTape() as tape:
        tape.watch(outputs)
        loss = tf.reduce_mean(outputs - y)
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))


def with_penalties(outputs, y):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(outputs - y) + tf.add_n(model.losses)
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))


def with_two_tapes(x, y):
    with tf.GradientTape() as first, tf.GradientTape() as second:
        loss = tf.reduce_mean(x - y)
    gradients = first.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
    return second


def of_a_tape(tape_of_before, outputs, y):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(outputs - y)
    gradients = tape_of_before.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
    return tape


def in_a_function(outputs, y):
    with tf.GradientTape() as tape:

        def loss_now():
            return tf.reduce_mean(model(outputs) - y)

        loss = tf.add(loss_now(), 1.0)
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))


class Trainer:
    def __init__(self):
        self.model = keras.Sequential([keras.layers.Dense(4)])
        self.loss_fn = keras.losses.MeanSquaredError()
        self.optimizer = keras.optimizers.Adam()

    def step(self, outputs, y):
        with tf.GradientTape() as tape:
            loss = self.loss_fn(y, outputs)
        gradients = tape.gradient(loss, self.model.trainable_variables)  # -> LL618
        self.optimizer.apply_gradients(zip(gradients, self.model.trainable_variables))

    def own_step(self, outputs, y):
        with tf.GradientTape() as tape:
            loss = self.own_loss(y, outputs)
        gradients = tape.gradient(loss, self.model.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.model.trainable_variables))
