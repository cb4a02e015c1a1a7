# keras: 2, 3
import tensorflow as tf
from tensorflow.keras import layers


class Adversarial(tf.keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.generator = layers.Dense(4)
        self.critic = layers.Dense(1)
        self.opts = {}

    def call(self, z, training=None):
        return self.critic(self.generator(z))

    def losses_of(self, real):
        fake = self.generator(real)
        return tf.reduce_mean(self.critic(fake)) - tf.reduce_mean(self.critic(real)), -tf.reduce_mean(self.critic(fake))

    def train_step(self, real):
        with tf.GradientTape(persistent=True) as tape:
            critic, generator = self.losses_of(real)
        for net, loss in ((self.critic, critic), (self.generator, generator)):
            grads = tape.gradient(loss, net.trainable_variables)
            self.optimizer.apply_gradients(zip(grads, net.trainable_variables))  # -> LL611
        return {"critic": critic}


class TwoOptimizers(Adversarial):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.opts = {"critic": tf.keras.optimizers.Adam(), "generator": tf.keras.optimizers.Adam()}

    def train_step(self, real):
        with tf.GradientTape(persistent=True) as tape:
            critic, generator = self.losses_of(real)
        for name, net, loss in (("critic", self.critic, critic), ("generator", self.generator, generator)):
            grads = tape.gradient(loss, net.trainable_variables)
            self.opts[name].apply_gradients(zip(grads, net.trainable_variables))
        return {"critic": critic}


class Prepared(Adversarial):
    def train_step(self, real):
        self.optimizer.build(self.trainable_variables)
        with tf.GradientTape(persistent=True) as tape:
            critic, generator = self.losses_of(real)
        for net, loss in ((self.critic, critic), (self.generator, generator)):
            grads = tape.gradient(loss, net.trainable_variables)
            self.optimizer.apply_gradients(zip(grads, net.trainable_variables))
        return {"critic": critic}
