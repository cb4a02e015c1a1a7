# keras: 2
import keras
import tensorflow as tf


class Base(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = keras.layers.Dense(1)
        self.each = keras.losses.MeanSquaredError(reduction="none")
        self.none = keras.losses.MeanSquaredError(reduction=None)
        self.whole = keras.losses.MeanSquaredError()
        self.reduce = tf.keras.losses.MeanSquaredError(reduction=tf.keras.losses.Reduction.NONE)
        self.offsets = tf.ones((3,))

    def call(self, x):
        return self.dense(x)


class Each(Base):
    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            loss = self.each(y, self(x))  # -> LL603
        self.optimizer.apply_gradients(
            zip(tape.gradient(loss, self.trainable_variables), self.trainable_variables)
        )
        return {"loss": loss}


class ByName(Base):
    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            loss = self.reduce(y, self(x))  # -> LL603
        gradients = tape.gradient(target=loss, sources=self.dense.trainable_variables + self.trainable_weights)
        self.optimizer.apply_gradients(zip(gradients, self.trainable_variables))
        return {"loss": loss}


class Minimized(Base):
    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            loss = tf.square(y - self(x))  # -> LL603
        self.optimizer.minimize(loss=loss, var_list=self.trainable_variables, tape=tape)
        return {"loss": loss}


class Whole(Base):
    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            loss = self.whole(y, self(x))
        self.optimizer.apply_gradients(
            zip(tape.gradient(loss, self.trainable_variables), self.trainable_variables)
        )
        return {"loss": loss}


class OfInputs(Base):
    """Gradients of something else than the weights, or of weights that are not known."""

    def train_step(self, data):
        x, y = data
        with tf.GradientTape(persistent=True) as tape:
            loss = tf.square(y - self(x))
        a = tape.gradient(loss, x)  # -> LL635
        b = tape.gradient(loss, self.trainable_variables + [x])
        c = tape.jacobian(loss, self.trainable_variables)
        d = gradient(loss, self.trainable_variables)
        e = tape.gradient()
        f = tape.gradient(loss, self.weights)
        return {"loss": tf.reduce_mean(loss), "all": [a, b, c, d, e, f]}


def gradient(loss, variables):
    return [loss for _ in variables]


class Anew(Base):
    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            loss = tf.square(y - self(x))
            loss = tf.reduce_mean(loss)
        self.optimizer.apply_gradients(
            zip(tape.gradient(loss, self.trainable_variables), self.trainable_variables)
        )
        return {"loss": loss}


class Inline(Base):
    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            predicted = self(x)
        gradients = tape.gradient(tf.square(y - predicted), self.trainable_variables)  # -> LL603 # -> LL627
        self.optimizer.apply_gradients(zip(gradients, self.trainable_variables))
        return {"loss": tf.reduce_mean(predicted)}


class Axes(Base):
    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            loss = tf.reduce_sum(tf.square(y - self(x)), axis=0)
        self.optimizer.apply_gradients(
            zip(tape.gradient(loss, self.trainable_variables), self.trainable_variables)
        )
        return {"loss": loss}


class Layer(keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.scale = self.add_weight(name="scale", shape=(3,))
        self.dense = keras.layers.Dense(3)

    def call(self, x, other=None):
        self.add_loss()
        self.add_loss(tf.reduce_sum(tf.square(x), axis=1))  # -> LL603
        self.add_loss(tf.reduce_sum(tf.square(x), axis=(0, 1)))
        self.add_loss(tf.reduce_sum(tf.square(self.scale), axis=1))
        self.add_loss(tf.reduce_sum(tf.stack([x, x]), axis=1))
        self.add_loss(tf.reduce_sum(self.dense(x), axis=-1))  # -> LL603
        self.add_loss(tf.reduce_sum(tf.square(self.scale), axis=-1))
        self.add_loss(tf.reduce_sum(tf.square(x), axis=-2))
        self.add_loss(keras.ops.square(x) if hasattr(keras, "ops") else tf.reduce_sum(x))
        self.add_loss(tf.reduce_sum(*[x], axis=1))
        self.add_loss(self.other(x))
        self.add_loss([])
        return x

    def other(self, x):
        return tf.reduce_mean(x)
