# keras: 2, 3
import tensorflow as tf
from tensorflow import keras

embed = keras.Sequential([keras.layers.Dense(4), keras.layers.Dropout(0.5)])
head = keras.Sequential([keras.layers.Dense(2)])
optimizer = keras.optimizers.Adam()


def step(x, y):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.square(y - head(embed(x))))  # -> LL609
    weights = embed.trainable_variables + head.trainable_variables
    optimizer.apply_gradients(zip(tape.gradient(loss, weights), weights))


def right(x, y):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.square(y - head(embed(x, training=True))))
    weights = embed.trainable_variables + head.trainable_variables
    optimizer.apply_gradients(zip(tape.gradient(loss, weights), weights))


def of_the_head(x, y):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.square(y - head(embed(x))))
    optimizer.apply_gradients(zip(tape.gradient(loss, head.trainable_variables), head.trainable_variables))
