# keras: 2, 3
import tensorflow as tf
from tensorflow import keras


class Gan(keras.Model):
    def __init__(self, generator, discriminator, gan, **kwargs):
        super().__init__(**kwargs)
        self.generator = generator
        self.discriminator = discriminator
        self.gan = gan
        self.g_optimizer = keras.optimizers.Adam(1e-4)
        self.d_optimizer = keras.optimizers.Adam(1e-4)
        self.loss_fn = keras.losses.BinaryCrossentropy(from_logits=True)

    def train_step(self, real):
        noise = tf.random.normal((tf.shape(real)[0], 4))
        with tf.GradientTape(persistent=True) as tape:
            fake = self.generator(noise, training=True)
            out = self.discriminator(fake, training=True)
            g_loss = self.loss_fn(tf.ones_like(out), out)
            d_loss = self.loss_fn(tf.zeros_like(out), out)
        g_grads = tape.gradient(g_loss, self.generator.trainable_variables)
        d_grads = tape.gradient(d_loss, self.discriminator.trainable_variables)
        self.g_optimizer.apply_gradients(zip(g_grads, self.generator.trainable_variables))
        self.d_optimizer.apply_gradients(zip(d_grads, self.generator.trainable_variables))  # -> LL634
        return {"d_loss": d_loss, "g_loss": g_loss}


class Right(Gan):
    def train_step(self, real):
        noise = tf.random.normal((tf.shape(real)[0], 4))
        with tf.GradientTape(persistent=True) as tape:
            fake = self.generator(noise, training=True)
            out = self.discriminator(fake, training=True)
            g_loss = self.loss_fn(tf.ones_like(out), out)
        weights = self.generator.trainable_variables
        g_grads = tape.gradient(g_loss, weights)
        self.g_optimizer.apply_gradients(zip(g_grads, self.generator.trainable_weights))
        return {"g_loss": g_loss}


class OfTheWhole(Gan):
    def train_step(self, real):
        noise = tf.random.normal((tf.shape(real)[0], 4))
        fake = self.generator(noise)
        self.discriminator(fake)
        with tf.GradientTape() as tape:
            out = self.gan(noise, training=True)
            loss = self.loss_fn(tf.ones_like(out), out)
        grads = tape.gradient(loss, self.gan.trainable_variables)
        self.g_optimizer.apply_gradients(zip(grads, self.generator.trainable_variables))
        return {"total": loss}


class OfItself(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.net = keras.layers.Dense(1)
        self.other = keras.layers.Dense(1)

    def call(self, inputs):
        return self.net(inputs)

    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(y - self(x, training=True)))
        grads = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(grads, self.net.trainable_variables))
        return {"total": loss}


class OfNewLayers(OfItself):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.first = keras.layers.Dense(1)
        self.second = keras.layers.Dense(1)

    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(y - self.first(x) - self.second(x)))
        grads = tape.gradient(loss, self.first.trainable_variables)
        self.optimizer.apply_gradients(zip(grads, self.second.trainable_variables))  # -> LL634
        return {"total": loss}


def distill(teacher, student, decoder, x, optimizer):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.square(teacher(x) - student(x)))
    grads = tape.gradient(loss, student.trainable_variables)
    optimizer.apply_gradients(zip(grads, decoder.trainable_variables))


def autoencode(encoder, decoder, x, optimizer):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.square(x - decoder(encoder(x))))
    grads = tape.gradient(loss, encoder.trainable_variables)
    optimizer.apply_gradients(zip(grads, decoder.trainable_variables))  # -> LL634
