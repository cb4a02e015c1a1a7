# keras: 2
import tensorflow as tf


def halves(epoch, learning_rate):
    return learning_rate * tf.math.exp(-0.1)


callback = tf.keras.callbacks.LearningRateScheduler(halves)
