# keras: 2, 3
import tensorflow as tf
from tensorflow import keras


class Critic(keras.Model):
    def __init__(self, critic, **kwargs):
        super().__init__(**kwargs)
        self.critic = critic

    def penalty(self, real, fake):
        mixed = 0.5 * real + 0.5 * fake
        with tf.GradientTape() as tape:
            score = self.critic(mixed, training=True)
        grads = tape.gradient(score, [mixed])[0]  # -> LL635
        return tf.reduce_mean(tf.square(tf.norm(grads, axis=1) - 1.0))

    def watched(self, real, fake):
        mixed = 0.5 * real + 0.5 * fake
        with tf.GradientTape() as tape:
            tape.watch(mixed)
            score = self.critic(mixed, training=True)
        return tape.gradient(score, mixed)

    def of_a_given_one(self, point):
        with tf.GradientTape() as tape:
            score = self.critic(point, training=True)
        return tape.gradient(score, point)

    def inside(self, real, fake):
        with tf.GradientTape() as tape:
            mixed = 0.5 * self.critic(real) + 0.5 * fake
            score = tf.reduce_sum(mixed)
        return tape.gradient(score, mixed)

    def passed_on(self, real, fake, watch):
        mixed = 0.5 * real + 0.5 * fake
        with tf.GradientTape() as tape:
            watch(tape, mixed)
            score = self.critic(mixed, training=True)
        return tape.gradient(score, mixed)


class Energy(keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = keras.layers.Dense(1)

    def call(self, inputs):
        with tf.GradientTape() as tape:
            energy = self.dense(inputs)
        return tape.gradient(energy, inputs)  # -> LL635


def slope(model, image):
    image = tf.convert_to_tensor(image)
    with tf.GradientTape() as tape:
        score = tf.reduce_max(model(image))
    return tape.gradient(score, image)  # -> LL635


def slope_of_a_variable(model, image):
    image = tf.Variable(image)
    with tf.GradientTape() as tape:
        score = tf.reduce_max(model(image))
    return tape.gradient(score, image)


def zeros(model, image):
    image = tf.convert_to_tensor(image)
    with tf.GradientTape() as tape:
        score = tf.reduce_max(model(image))
    return tape.gradient(score, image, unconnected_gradients=tf.UnconnectedGradients.ZERO)


def rows(model, image):
    image = tf.convert_to_tensor(image)
    with tf.GradientTape() as tape:
        score = model(image)
    return tape.batch_jacobian(score, image)  # -> LL635


def of_two_models(encoder, decoder, x):
    variables = encoder.trainable_variables + decoder.trainable_variables
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.square(x - decoder(encoder(x))))
    return tape.gradient(loss, variables)


def of_lists(encoder, given, x, count):
    variables = given * count
    more = encoder.trainable_variables + given
    with tf.GradientTape(persistent=True) as tape:
        loss = tf.reduce_mean(encoder(x))
    return tape.gradient(loss, variables), tape.gradient(loss, more)


def of_noise(critic, real):
    noisy = real + tf.random.normal(tf.shape(real))
    with tf.GradientTape() as tape:
        score = critic(noisy)
    return tape.gradient(score, noisy)  # -> LL635
