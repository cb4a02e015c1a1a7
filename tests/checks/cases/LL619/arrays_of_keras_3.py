# keras: 3
import keras
import tensorflow as tf


def by_an_array(model, x):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(keras.ops.convert_to_numpy(model(x)))  # -> LL619
    return tape.gradient(loss, model.trainable_variables)


def shown(model, x):
    with tf.GradientTape() as tape:
        out = model(x)
        loss = tf.reduce_mean(out)
        print(keras.ops.convert_to_numpy(out))
    return tape.gradient(loss, model.trainable_variables)
