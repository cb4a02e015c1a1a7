# keras: 2
import tensorflow as tf


def by_an_array(model, x):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.keras.backend.get_value(model(x)))  # -> LL619
    return tape.gradient(loss, model.trainable_variables)
