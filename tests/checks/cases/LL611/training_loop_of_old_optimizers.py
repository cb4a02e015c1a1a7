# keras: 2
# not LL611
import tensorflow as tf
from tensorflow import keras
from tensorflow.keras import layers

generator = keras.Sequential([layers.Dense(8), layers.Dense(3)])
critic = keras.Sequential([layers.Dense(8), layers.Dense(1)])
old = keras.optimizers.legacy.Adam(1e-4)


def step(g_grads, c_grads, real):
    old.apply_gradients(zip(g_grads, generator.trainable_variables))
    old.apply_gradients(zip(c_grads, critic.trainable_variables))
    with tf.GradientTape():
        return critic(real)
