# keras: 2, 3
import tensorflow as tf


class Gan(tf.keras.Model):
    def __init__(self):
        super().__init__()
        self.generator = tf.keras.Sequential([tf.keras.layers.Dense(4)])
        self.critic = tf.keras.Sequential([tf.keras.layers.Dense(1)])

    def call(self, z, training=None):
        return self.generator(z, training=training)

    def train_step(self, real):
        fake = self.generator(tf.random.normal((8, 2)), training=True)  # -> LL618
        with tf.GradientTape() as tape:
            loss = -tf.reduce_mean(self.critic(fake, training=True))
        variables = self.generator.trainable_variables
        self.optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables))
        return {"loss_of_generator": loss}


class Inside(Gan):
    def train_step(self, real):
        with tf.GradientTape() as tape:
            fake = self.generator(tf.random.normal((8, 2)), training=True)
            loss = -tf.reduce_mean(self.critic(fake, training=True))
        variables = self.generator.trainable_variables
        self.optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables))
        return {"loss_of_generator": loss}


class Shared(tf.keras.Model):
    def __init__(self):
        super().__init__()
        base = tf.keras.layers.Dense(4)
        self.generator = tf.keras.Sequential([base])
        self.critic = tf.keras.Sequential([base, tf.keras.layers.Dense(1)])

    def call(self, z, training=None):
        return self.generator(z, training=training)

    def train_step(self, real):
        fake = self.generator(tf.random.normal((8, 2)), training=True)
        with tf.GradientTape() as tape:
            loss = -tf.reduce_mean(self.critic(fake, training=True))
        variables = self.generator.trainable_variables
        self.optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables))
        return {"loss_of_generator": loss}
