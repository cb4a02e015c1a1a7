# keras: 2, 3
import tensorflow as tf
from tensorflow import keras
from tensorflow.keras import layers

net = keras.Sequential([layers.Dense(8), layers.Dense(3, activation="softmax")])
optimizer = keras.optimizers.Adam(1e-4)


@tf.function
def for_each(x, y):
    with tf.GradientTape() as tape:
        predicted = net(x, training=True)
        loss = keras.losses.sparse_categorical_crossentropy(y, predicted)  # -> LL603
    grads = tape.gradient(loss, net.trainable_variables)
    optimizer.apply_gradients(zip(grads, net.trainable_variables))


def reduced(x, y):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(keras.losses.mse(y, net(x, training=True)))
    grads = tape.gradient(loss, net.trainable_variables)
    optimizer.apply_gradients(zip(grads, net.trainable_variables))


def by_object(x, y):
    with tf.GradientTape() as tape:
        loss = keras.losses.MeanSquaredError()(y, net(x, training=True))
    grads = tape.gradient(loss, net.trainable_variables)
    optimizer.apply_gradients(zip(grads, net.trainable_variables))
