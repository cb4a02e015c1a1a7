# keras: 2, 3
import numpy as np
import tensorflow as tf
from tensorflow import keras

net = keras.Sequential([keras.layers.Dense(3)])
optimizer = keras.optimizers.Adam(1e-4)


@tf.function
def traced(x, y):
    noise = np.random.normal(size=(8, 4))  # -> LL505
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.square(y - net(x + noise, training=True)))
    grads = tape.gradient(loss, net.trainable_variables)
    optimizer.apply_gradients(zip(grads, net.trainable_variables))
    return loss


def eager(x, y):
    noise = np.random.normal(size=(8, 4))
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.square(y - net(x + noise, training=True)))
    grads = tape.gradient(loss, net.trainable_variables)
    optimizer.apply_gradients(zip(grads, net.trainable_variables))
    return loss.numpy()


def batches(x):
    return np.random.permutation(x)
