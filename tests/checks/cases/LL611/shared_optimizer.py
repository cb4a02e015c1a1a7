# keras: 2, 3
import tensorflow as tf
from tensorflow import keras

layers = keras.layers


class Base(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.generator = layers.Dense(3)
        self.critic = layers.Dense(1)
        self.adam = keras.optimizers.Adam()
        self.other = keras.optimizers.Adam()

    def losses_of(self, data):
        fake = self.critic(self.generator(data))
        return tf.reduce_mean(fake), tf.reduce_mean(self.critic(data)) - tf.reduce_mean(fake)


class Shared(Base):
    def train_step(self, data):
        with tf.GradientTape() as one, tf.GradientTape() as two:
            g_loss, d_loss = self.losses_of(data)
        g_vars = self.generator.trainable_variables
        d_vars = self.critic.trainable_variables
        self.adam.apply_gradients(zip(one.gradient(g_loss, g_vars), g_vars))
        self.adam.apply_gradients(zip(two.gradient(d_loss, d_vars), d_vars))  # -> LL611
        return {"g": g_loss, "d": d_loss}


class Apart(Base):
    def train_step(self, data):
        with tf.GradientTape() as one, tf.GradientTape() as two:
            g_loss, d_loss = self.losses_of(data)
        g_vars = self.generator.trainable_variables
        d_vars = self.critic.trainable_variables
        self.adam.apply_gradients(zip(one.gradient(g_loss, g_vars), g_vars))
        self.other.apply_gradients(zip(two.gradient(d_loss, d_vars), d_vars))
        return {"g": g_loss, "d": d_loss}


class Built(Shared):
    def prepare(self):
        self.adam.build(self.trainable_variables)

    def train_step(self, data):
        with tf.GradientTape() as one, tf.GradientTape() as two:
            g_loss, d_loss = self.losses_of(data)
        g_vars = self.generator.trainable_variables
        d_vars = self.critic.trainable_variables
        self.adam.apply_gradients(zip(one.gradient(g_loss, g_vars), g_vars))
        self.adam.apply_gradients(zip(two.gradient(d_loss, d_vars), d_vars))
        return {"g": g_loss, "d": d_loss}


class Turns(Base):
    def train_step(self, data):
        with tf.GradientTape() as one, tf.GradientTape() as two:
            g_loss, d_loss = self.losses_of(data)
        every = self.generator.trainable_variables + self.critic.trainable_variables
        self.adam.apply_gradients(zip(one.gradient(g_loss, every), every))
        d_vars = self.critic.trainable_variables
        self.adam.apply_gradients(zip(two.gradient(d_loss, d_vars), d_vars))
        return {"g": g_loss, "d": d_loss}
