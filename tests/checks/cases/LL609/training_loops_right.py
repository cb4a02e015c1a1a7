# keras: 2, 3
# not LL609
import helpers
import tensorflow as tf
from tensorflow import keras
from tensorflow.keras import layers

net = keras.Sequential([layers.Dense(8, kernel_regularizer="l2"), layers.Dropout(0.5)])
plain = keras.Sequential([layers.Dense(8), layers.Dense(1)])
generator = keras.Sequential([layers.Dense(8), layers.BatchNormalization()])
critic = keras.Sequential([layers.Dense(8), layers.Dropout(0.3), layers.Dense(1)])
optimizer = keras.optimizers.Adam()
loss_fn = keras.losses.MeanSquaredError()
swapped = keras.Sequential([layers.Dropout(0.5)])
swapped = helpers.load()


class Trains(keras.Model):
    def __init__(self):
        super().__init__()
        self.drop = layers.Dropout(0.5)

    def call(self, x, training=True):
        return self.drop(x, training=training)


trains = Trains()


def penalty():
    return tf.add_n(net.losses)


def told(x, y):
    with tf.GradientTape() as tape:
        loss = loss_fn(y, net(x, training=True)) + penalty()
    grads = tape.gradient(loss, net.trainable_variables)
    optimizer.apply_gradients(zip(grads, net.trainable_variables))


def by_position(x, y):
    with tf.GradientTape() as tape:
        loss = loss_fn(y, net(x, True)) + sum(net.losses)
    grads = tape.gradient(loss, net.trainable_variables)
    optimizer.apply_gradients(zip(grads, net.trainable_variables))


def elsewhere(x, y):
    with tf.GradientTape() as tape:
        loss = helpers.loss_of(net, net(x, training=True), y)
    grads = tape.gradient(loss, net.trainable_variables)
    optimizer.apply_gradients(zip(grads, net.trainable_variables))


def by_default(x, y):
    with tf.GradientTape() as tape:
        loss = loss_fn(y, trains(x))
    grads = tape.gradient(loss, trains.trainable_variables)
    optimizer.apply_gradients(zip(grads, trains.trainable_variables))


def nothing_to_tell(x, y):
    with tf.GradientTape() as tape:
        loss = loss_fn(y, plain(x))
    grads = tape.gradient(loss, plain.trainable_variables)
    optimizer.apply_gradients(zip(grads, plain.trainable_variables))


def of_the_generator(noise):
    with tf.GradientTape() as tape:
        loss = -tf.reduce_mean(critic(generator(noise, training=True)))
    grads = tape.gradient(loss, generator.trainable_variables)
    optimizer.apply_gradients(zip(grads, generator.trainable_variables))


def any_model(model, x, y):
    with tf.GradientTape() as tape:
        loss = loss_fn(y, model(x))
    grads = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(grads, model.trainable_variables))


def what_was_loaded(x, y):
    with tf.GradientTape() as tape:
        loss = loss_fn(y, swapped(x))
    grads = tape.gradient(loss, swapped.trainable_variables)
    optimizer.apply_gradients(zip(grads, swapped.trainable_variables))


def not_applied(x, y):
    with tf.GradientTape() as tape:
        loss = loss_fn(y, net(x))
    return tf.linalg.global_norm(tape.gradient(loss, net.trainable_variables))


def validate(x, y):
    return loss_fn(y, net(x))


class Trainer:
    """Another method gives it another model."""

    def __init__(self):
        self.model = keras.Sequential([layers.Dense(8, kernel_regularizer="l2"), layers.Dropout(0.2)])
        self.optimizer = keras.optimizers.Adam()

    def load(self, path):
        self.model = helpers.load(path)

    def step(self, x, y):
        with tf.GradientTape() as tape:
            loss = loss_fn(y, self.model(x))
        grads = tape.gradient(loss, self.model.trainable_weights)
        self.optimizer.apply_gradients(zip(grads, self.model.trainable_weights))
