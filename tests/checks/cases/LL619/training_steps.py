# keras: 2, 3
import tensorflow as tf
from tensorflow import keras


class Base(keras.Model):
    def __init__(self, weight=0.5, **kwargs):
        super().__init__(**kwargs)
        self.out = keras.layers.Dense(3, activation="softmax")
        self.scale = self.add_weight(name="scale", shape=(), initializer="ones")
        self.weight = weight
        self.squared = keras.losses.MeanSquaredError()

    def call(self, x):
        return self.scale * self.out(x)

    def minimize(self, tape, loss):
        grads = tape.gradient(loss, self.trainable_weights)
        self.optimizer.apply_gradients(zip(grads, self.trainable_weights))


class CountsInAMethod(Base):
    def miscounted(self, output, prediction):
        same = tf.equal(tf.round(prediction), tf.cast(output, tf.float32))
        correct = tf.math.count_nonzero(same)
        return 1.0 - tf.cast(correct, tf.float32)

    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            prediction = self(x, training=True)
            loss = self.miscounted(y, prediction)
        grads = tape.gradient(loss, self.trainable_weights)
        self.optimizer.apply_gradients(zip(grads, self.trainable_weights))
        return {"error": loss}


class ClassesInTheStep(Base):
    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            classes = tf.argmax(self.out(x), axis=-1)  # -> LL619
            loss = self.weight * self.squared(y, tf.cast(classes, tf.float32))
        grads = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(grads, self.trainable_variables))
        return {"error": loss}


class AnotherWay(Base):
    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            p = self(x, training=True)
            loss = tf.reduce_mean(p * tf.cast(p > 0.5, p.dtype))
        grads = tape.gradient(loss, self.trainable_weights)
        self.optimizer.apply_gradients(zip(grads, self.trainable_weights))
        return {"error": loss}


class StraightThrough(Base):
    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            p = self(x, training=True)
            hard = p + tf.stop_gradient(tf.round(p) - p)
            loss = tf.reduce_mean(tf.square(y - hard))
        grads = tape.gradient(loss, self.trainable_weights)
        self.optimizer.apply_gradients(zip(grads, self.trainable_weights))
        return {"error": loss}


class AddsAPenalty(Base):
    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            p = self(x, training=True)
            loss = tf.reduce_mean(tf.abs(y - tf.round(p)))
            loss += tf.reduce_sum(p)
        grads = tape.gradient(loss, self.trainable_weights)
        self.optimizer.apply_gradients(zip(grads, self.trainable_weights))
        return {"error": loss}


class UsesAWeight(Base):
    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            loss = self.scale * tf.reduce_mean(tf.abs(y - tf.round(self(x, training=True))))
        grads = tape.gradient(loss, self.trainable_weights)
        self.optimizer.apply_gradients(zip(grads, self.trainable_weights))
        return {"error": loss}


class AddsLosses(Base):
    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            p = tf.round(self(x, training=True))
            loss = tf.reduce_mean(tf.abs(y - p)) + sum(self.losses)
        grads = tape.gradient(loss, self.trainable_weights)
        self.optimizer.apply_gradients(zip(grads, self.trainable_weights))
        return {"error": loss}


class OneOfTwo(Base):
    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            p = self(x, training=True)
            loss = tf.reduce_mean(tf.abs(y - tf.round(p)))
            if self.weight:
                loss = tf.reduce_mean(tf.abs(y - p))
        grads = tape.gradient(loss, self.trainable_weights)
        self.optimizer.apply_gradients(zip(grads, self.trainable_weights))
        return {"error": loss}


def straight(x):
    @tf.custom_gradient
    def rounded(x):
        return tf.round(x), lambda dy: dy

    return rounded(x)


class OwnGradient(Base):
    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.abs(y - straight(self(x, training=True))))
        grads = tape.gradient(loss, self.trainable_weights)
        self.optimizer.apply_gradients(zip(grads, self.trainable_weights))
        return {"error": loss}
