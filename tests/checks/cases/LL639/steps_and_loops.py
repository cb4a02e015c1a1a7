# keras: 2, 3
import keras
import tensorflow as tf


class Swapped(keras.Model):
    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(y - self(x, training=True))) + sum(self.losses)
        weights = self.trainable_variables
        gradients = tape.gradient(loss, weights)
        self.optimizer.apply_gradients(zip(weights, gradients))  # -> LL639
        return {"mine": loss}


class Alone(keras.Model):
    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(y - self(x, training=True))) + sum(self.losses)
        gradients = tape.gradient(loss, self.trainable_weights)
        self.optimizer.apply_gradients(gradients)  # -> LL639
        return {"mine": loss}


class Right(keras.Model):
    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(y - self(x, training=True))) + sum(self.losses)
        weights = self.trainable_variables
        gradients = tape.gradient(loss, weights)
        pairs = zip(gradients, weights)
        self.optimizer.apply_gradients(pairs)
        self.optimizer.apply_gradients([(g, w) for g, w in zip(gradients, weights)])
        self.optimizer.apply_gradients((g, w) for w, g in zip(weights, gradients))
        return {"mine": loss}


model = keras.Sequential([keras.layers.Dense(3)])
optimizer = keras.optimizers.SGD()


@tf.function
def step(x, y):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.square(y - model(x, training=True))) + sum(model.losses)
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(model.trainable_variables, gradients))  # -> LL639


def right(x, y):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.square(y - model(x, training=True))) + sum(model.losses)
    gradients = tape.gradient(loss, model.trainable_variables)
    clipped, _ = tf.clip_by_global_norm(gradients, 1.0)
    optimizer.apply_gradients(zip(clipped, model.trainable_variables))
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))


def by_image(x):
    with tf.GradientTape() as tape:
        tape.watch(x)
        loss = tf.reduce_sum(model(x))
    gradient = tape.gradient(loss, x)
    optimizer.apply_gradients([(gradient, x)])
