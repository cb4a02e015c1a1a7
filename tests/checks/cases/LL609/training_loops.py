# keras: 2, 3
import tensorflow as tf
from tensorflow import keras
from tensorflow.keras import layers

net = keras.Sequential([layers.Dense(8, activation="relu"), layers.Dropout(0.5), layers.Dense(1)])
added = keras.Sequential()
added.add(layers.Dense(8, kernel_regularizer="l2"))
added.add(layers.BatchNormalization())

inputs = keras.Input((4,))
x = layers.Dense(8, kernel_regularizer=keras.regularizers.l2(0.1))(inputs)
x = layers.BatchNormalization()(x)
functional = keras.Model(inputs, layers.Dense(1)(x))
optimizer = keras.optimizers.Adam()
loss_fn = keras.losses.MeanSquaredError()


@tf.function
def step(x, y):
    with tf.GradientTape() as tape:
        loss = loss_fn(y, net(x))  # -> LL609
    grads = tape.gradient(loss, net.trainable_variables)
    optimizer.apply_gradients(zip(grads, net.trainable_variables))


def step_added(x, y):
    with tf.GradientTape() as tape:
        logits = added(x, training=True)
        loss = loss_fn(y, logits)  # -> LL602
    grads = tape.gradient(loss, added.trainable_weights)
    optimizer.apply_gradients(zip(grads, added.trainable_weights))


def fit(data):
    for x, y in data:
        with tf.GradientTape() as tape:
            logits = functional(x)  # -> LL609
            loss = loss_fn(y, logits)  # -> LL602
        grads = tape.gradient(loss, functional.trainable_weights)
        optimizer.apply_gradients(zip(grads, functional.trainable_weights))


def right(x, y):
    with tf.GradientTape() as tape:
        loss = loss_fn(y, functional(x, training=True)) + sum(functional.losses)
    grads = tape.gradient(loss, functional.trainable_weights)
    optimizer.apply_gradients(zip(grads, functional.trainable_weights))


def train(data):
    model = keras.Sequential([layers.Dense(8), layers.Dropout(0.2)])

    @tf.function
    def one(x, y):
        with tf.GradientTape() as tape:
            loss = loss_fn(y, model(x))  # -> LL609
        grads = tape.gradient(loss, model.trainable_weights)
        optimizer.apply_gradients(zip(grads, model.trainable_weights))

    for x, y in data:
        one(x, y)


def build():
    model = keras.Sequential()
    model.add(layers.Dropout(0.2))
    model.add(layers.Dense(3, kernel_regularizer="l2"))
    return model


built = build()


def trained(x, y):
    with tf.GradientTape() as tape:
        loss = loss_fn(y, built(x))  # -> LL609 # -> LL602
    grads = tape.gradient(loss, built.trainable_weights)
    optimizer.apply_gradients(zip(grads, built.trainable_weights))


def saliency(x):
    with tf.GradientTape() as tape:
        tape.watch(x)
        y = net(x)
    return tape.gradient(y, x)


for x, y in []:
    with tf.GradientTape() as tape:
        loss = loss_fn(y, net(x))  # -> LL609
    grads = tape.gradient(loss, net.trainable_variables)
    optimizer.apply_gradients(zip(grads, net.trainable_variables))


class Trainer:
    def __init__(self):
        self.model = keras.Sequential([layers.Dense(8), layers.Dropout(0.2)])
        self.optimizer = keras.optimizers.Adam()

    def step(self, x, y):
        with tf.GradientTape() as tape:
            loss = loss_fn(y, self.model(x))  # -> LL609
        grads = tape.gradient(loss, self.model.trainable_weights)
        self.optimizer.apply_gradients(zip(grads, self.model.trainable_weights))
