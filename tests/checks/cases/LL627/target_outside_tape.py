# keras: 2, 3
import tensorflow as tf
from tensorflow import keras

loss_fn = keras.losses.MeanSquaredError()


def ascends(model, optimizer, x):
    with tf.GradientTape() as tape:
        score = tf.reduce_mean(model(x, training=True))
    grads = tape.gradient(-score, model.trainable_variables)  # -> LL627
    optimizer.apply_gradients(zip(grads, model.trainable_variables))


def scaled(model, x, y):
    with tf.GradientTape() as tape:
        loss = loss_fn(y, model(x, training=True))
    loss = loss * 0.5  # -> LL627
    return tape.gradient(loss, model.trainable_variables)


def reduced(model, x, y):
    with tf.GradientTape() as tape:
        errors = tf.square(y - model(x, training=True))
    return tape.gradient(tf.reduce_mean(errors), model.trainable_variables)  # -> LL627


def of_the_call(model, x, y):
    with tf.GradientTape() as tape:
        outputs = model(x, training=True)
    return tape.gradient(loss_fn(y, outputs), model.trainable_variables)  # -> LL627


class Critic(keras.Model):
    def __init__(self):
        super().__init__()
        self.net = keras.layers.Dense(1)

    def call(self, x):
        return self.net(x)

    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            real, fake = self(x, training=True), self(y, training=True)
            gap = tf.reduce_mean(real) - tf.reduce_mean(fake)
        weights = self.trainable_variables
        self.optimizer.apply_gradients(zip(tape.gradient(-1.0 * gap, weights), weights))  # -> LL627
        return {"gap": gap}


def inside(model, x, y):
    with tf.GradientTape() as tape:
        loss = -loss_fn(y, model(x, training=True))
    return tape.gradient(loss, model.trainable_variables)


def below_a_persistent_tape(model, x, y):
    with tf.GradientTape(persistent=True) as tape:
        loss = loss_fn(y, model(x, training=True))
        grads = tape.gradient(-loss, model.trainable_variables)
    return grads


def of_several(model, x, y, more):
    with tf.GradientTape() as tape:
        losses = [loss_fn(y, model(x, training=True))]
    return tape.gradient(losses + more, model.trainable_variables)


def given_a_tape(tape, loss, weights):
    return tape.gradient(-loss, weights)


def used_later(model, x, y):
    with tf.GradientTape() as tape:
        loss = loss_fn(y, model(x, training=True))
    grads = tape.gradient(loss, model.trainable_variables)
    loss = loss * 100.0
    return grads, loss


def in_two_blocks(model, x, y):
    tape = tf.GradientTape(persistent=True)
    with tape:
        loss = loss_fn(y, model(x, training=True))
    with tape:
        loss = -loss
    return tape.gradient(loss, model.trainable_variables)
