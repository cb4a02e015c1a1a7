# keras: 2, 3
from functools import partial

import tensorflow as tf
from elsewhere import build
from tensorflow import keras
from tensorflow.keras import layers

inputs = keras.Input((8,))
hidden = layers.Dense(6, activation="sigmoid")(inputs)
outputs = layers.Dense(8)(hidden)
model = keras.Model(inputs, outputs)


def sparse_loss(y_true, y_pred):
    return tf.reduce_mean(tf.square(y_true - y_pred), axis=-1) + tf.reduce_sum(hidden)  # -> LL519


model.compile("adam", loss=sparse_loss)


def vae(latent):
    x = layers.Input((4,))
    mean = layers.Dense(latent)(x)
    log_var = layers.Dense(latent)(x)
    out = layers.Dense(4)(mean)

    def vae_loss(y_true, y_pred):
        kl = tf.reduce_sum(1 + log_var - tf.exp(log_var))  # -> LL519
        return tf.reduce_mean(tf.square(y_true - y_pred)) - kl

    def error(y_true, y_pred):
        mean = tf.reduce_mean(tf.square(y_true - y_pred))
        return mean

    made = keras.Model(x, out)
    made.compile(optimizer="adam", loss=vae_loss, metrics=[error])
    return made


def penalty(y_true, y_pred, samples):
    return tf.reduce_sum(y_pred * samples)


def weighted(weights):
    def loss(y_true, y_pred):
        return tf.reduce_mean(weights * tf.square(y_true - y_pred))

    return loss


def by_what_is_given():
    a = keras.Input((4,))
    b = keras.Input((4,))
    net = keras.Model([a, b], layers.Dense(4)(a))
    net.compile("adam", loss=partial(penalty, samples=b))  # -> LL519
    net.compile("adam", loss=weighted(b))  # -> LL519
    net.compile("adam", loss=weighted(net.get_layer("dense").output))  # -> LL519
    net.compile("adam", loss=weighted(0.3))
    named = partial(penalty, samples=b)  # -> LL519
    named.__name__ = "penalty"
    net.compile("adam", loss=["mse", named])
    net.compile("adam", loss={"a": lambda y_true, y_pred: tf.reduce_sum(y_pred * a)})  # -> LL519
    net.compile("adam", loss=build(a))
    return net


def called_with_tensors(x, y):
    total = keras.Model(inputs, outputs)
    total.compile("adam", loss="mse")
    return penalty(x, y, hidden)
