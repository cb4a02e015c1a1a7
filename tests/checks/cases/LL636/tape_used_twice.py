# keras: 2, 3
import tensorflow as tf
from tensorflow import keras


class Gan(keras.Model):
    def __init__(self, generator, discriminator, **kwargs):
        super().__init__(**kwargs)
        self.generator = generator
        self.discriminator = discriminator
        self.g_optimizer = keras.optimizers.Adam(1e-4)
        self.d_optimizer = keras.optimizers.Adam(1e-4)

    def train_step(self, real):
        noise = tf.random.normal((tf.shape(real)[0], 4))
        with tf.GradientTape() as tape:
            fake_out = self.discriminator(self.generator(noise, training=True), training=True)
            real_out = self.discriminator(real, training=True)
            g_loss = -tf.reduce_mean(fake_out)
            d_loss = tf.reduce_mean(fake_out) - tf.reduce_mean(real_out)
        g_grads = tape.gradient(g_loss, self.generator.trainable_variables)
        d_grads = tape.gradient(d_loss, self.discriminator.trainable_variables)  # -> LL636
        self.g_optimizer.apply_gradients(zip(g_grads, self.generator.trainable_variables))
        self.d_optimizer.apply_gradients(zip(d_grads, self.discriminator.trainable_variables))
        return {"g_loss": g_loss, "d_loss": d_loss}


class Persistent(Gan):
    def train_step(self, real):
        noise = tf.random.normal((tf.shape(real)[0], 4))
        with tf.GradientTape(persistent=True) as tape:
            out = self.discriminator(self.generator(noise, training=True), training=True)
            loss = tf.reduce_mean(out)
        g_grads = tape.gradient(-loss, self.generator.trainable_variables)  # -> LL627
        d_grads = tape.gradient(loss, self.discriminator.trainable_variables)
        self.g_optimizer.apply_gradients(zip(g_grads, self.generator.trainable_variables))
        self.d_optimizer.apply_gradients(zip(d_grads, self.discriminator.trainable_variables))
        return {"total": loss}


def two_tapes(generator, discriminator, noise):
    with tf.GradientTape() as g_tape, tf.GradientTape() as d_tape:
        loss = tf.reduce_mean(discriminator(generator(noise)))
    return g_tape.gradient(loss, generator.trainable_variables), d_tape.gradient(
        loss, discriminator.trainable_variables
    )


def made_again(model, x, y):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(model(x))
    first = tape.gradient(loss, model.trainable_variables)
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(model(y))
    return first, tape.gradient(loss, model.trainable_variables)


def in_a_loop(model, parts, x):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(model(x))
    return [tape.gradient(loss, part.trainable_variables) for part in parts]  # -> LL636


def each_turn(model, data):
    grads = []
    for x in data:
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(model(x))
        grads.append(tape.gradient(loss, model.trainable_variables))
    return grads


def one_of_two(model, x, frozen):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(model(x))
    if frozen:
        grads = tape.gradient(loss, model.layers[-1].trainable_variables)
    else:
        grads = tape.gradient(loss, model.trainable_variables)
    return grads


def returns_early(model, x, frozen):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(model(x))
    if frozen:
        return tape.gradient(loss, model.layers[-1].trainable_variables)
    return tape.gradient(loss, model.trainable_variables)


def as_told(model, x, persistent):
    with tf.GradientTape(persistent) as tape:
        loss = tf.reduce_mean(model(x))
    return tape.gradient(loss, x), tape.gradient(loss, model.trainable_variables)


def enters_again(model, data):
    tape = tf.GradientTape()
    grads = []
    for x in data:
        with tape:
            loss = tf.reduce_mean(model(x))
        grads.append(tape.gradient(loss, model.trainable_variables))
    with tape:
        loss = tf.reduce_mean(model(data[0]))
    grads.append(tape.gradient(loss, model.trainable_variables))
    return grads


def shows_the_error(model, x):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(model(x))
    tape.gradient(loss, model.trainable_variables)
    try:
        tape.gradient(loss, model.trainable_variables)
    except RuntimeError as error:
        print(error)
