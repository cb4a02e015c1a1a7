# keras: 2, 3
import tensorflow as tf
from elsewhere import clipped
from tensorflow import keras
from tensorflow.keras import layers

generator = keras.Sequential([layers.Dense(8), layers.Dense(3)])
critic = keras.Sequential([layers.Dense(8), layers.Dense(1)])
optimizer = keras.optimizers.Adam(1e-4)
of_generator = keras.optimizers.Adam(1e-4)
of_critic = keras.optimizers.Adam(1e-4)
built = keras.optimizers.Adam(1e-4)
built.build(generator.trainable_variables + critic.trainable_variables)


@tf.function
def shared(noise, real):
    with tf.GradientTape() as g, tf.GradientTape() as c:
        fake = critic(generator(noise, training=True), training=True)
        g_loss = -tf.reduce_mean(fake)
        c_loss = tf.reduce_mean(fake) - tf.reduce_mean(critic(real, training=True))
    g_grads = g.gradient(g_loss, generator.trainable_variables)
    c_grads = c.gradient(c_loss, critic.trainable_variables)
    optimizer.apply_gradients(zip(g_grads, generator.trainable_variables))
    optimizer.apply_gradients(zip(c_grads, critic.trainable_variables))  # -> LL611


def right(g_grads, c_grads, real):
    of_generator.apply_gradients(zip(g_grads, generator.trainable_variables))
    of_critic.apply_gradients(zip(c_grads, critic.trainable_variables))
    with tf.GradientTape():
        return critic(real)


def prepared(g_grads, c_grads, real):
    built.apply_gradients(zip(g_grads, generator.trainable_variables))
    built.apply_gradients(zip(c_grads, critic.trainable_variables))
    with tf.GradientTape():
        return critic(real)


def either(g_grads, c_grads, real, odd):
    one = keras.optimizers.SGD()
    if odd:
        one.apply_gradients(zip(g_grads, generator.trainable_variables))
    else:
        one.apply_gradients(zip(c_grads, critic.trainable_variables))
    with tf.GradientTape():
        return critic(real)


def any_models(one, other, grads, more, real):
    optimizer.apply_gradients(zip(grads, one.trainable_variables))
    optimizer.apply_gradients(zip(more, other.trainable_variables))
    with tf.GradientTape():
        return critic(real)


def without_decay(c_grads, real):
    one = keras.optimizers.AdamW()
    one.exclude_from_weight_decay(generator.trainable_variables)
    one.apply_gradients(zip(c_grads, critic.trainable_variables))
    with tf.GradientTape():
        return critic(real)


def by_a_function(g_grads, c_grads, real):
    optimizer.apply_gradients(clipped(g_grads, generator.trainable_variables))
    optimizer.apply_gradients(clipped(c_grads, critic.trainable_variables))
    with tf.GradientTape():
        return critic(real)
