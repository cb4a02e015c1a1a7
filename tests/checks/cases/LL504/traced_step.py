# keras: 2, 3
import tensorflow as tf
from tensorflow import keras

net = keras.Sequential([keras.layers.Dense(3)])
optimizer = keras.optimizers.Adam(1e-4)


@tf.function
def traced(x, y):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.square(y - net(x, training=True)))
    grads = tape.gradient(loss, net.trainable_variables)
    optimizer.apply_gradients(zip(grads, net.trainable_variables))
    return loss.numpy()  # -> LL504


def eager(x, y):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.square(y - net(x, training=True)))
    grads = tape.gradient(loss, net.trainable_variables)
    optimizer.apply_gradients(zip(grads, net.trainable_variables))
    return loss.numpy()
