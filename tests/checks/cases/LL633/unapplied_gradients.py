# keras: 2, 3
import tensorflow as tf
from tensorflow import keras


class Net(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = keras.layers.Dense(1)
        self.net = keras.layers.Dense(1)
        self.total = keras.metrics.Mean(name="loss")

    def call(self, inputs):
        return self.net(self.dense(inputs))

    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(y - self(x, training=True)))
        grads = tape.gradient(loss, self.trainable_variables)  # -> LL633
        self.total.update_state(loss)
        return {"loss": self.total.result()}


class OfAPart(Net):
    def train_step(self, data):
        x, y = data
        with tf.GradientTape(persistent=True) as tape:
            loss = tf.reduce_mean(tf.square(y - self(x, training=True)))
        grads = tape.gradient(loss, self.dense.trainable_weights)
        others = tape.gradient(loss, self.net.trainable_weights)  # -> LL633
        self.optimizer.apply_gradients(zip(grads, self.dense.trainable_weights))
        self.total.update_state(loss)
        return {"loss": self.total.result()}


class Used(Net):
    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(y - self(x, training=True)))
        grads = tape.gradient(loss, self.trainable_variables)
        grads = [tf.clip_by_norm(grad, 1.0) for grad in grads]
        self.optimizer.apply_gradients(zip(grads, self.trainable_variables))
        self.total.update_state(loss)
        return {"loss": self.total.result()}


class ShownOnly(Net):
    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(y - self(x, training=True)))
        grads = tape.gradient(loss, self.trainable_variables)
        return {"loss": loss, "norm": tf.linalg.global_norm(grads)}


def trains(model, x, y):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.square(y - model(x, training=True)))
    gradients = tape.gradient(loss, model.trainable_variables)  # -> LL633
    return loss


def shows(model, x, y):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.square(y - model(x, training=True)))
    gradients = tape.gradient(loss, model.trainable_variables)
    print(f"{gradients}")


def is_kept(model, x, y, optimizer):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.square(y - model(x, training=True)))
    gradients = tape.gradient(loss, model.trainable_variables)

    def apply():
        optimizer.apply_gradients(zip(gradients, model.trainable_variables))

    return apply


def of_steps(model, data, optimizer):
    gradients = None
    for x, y in data:
        if gradients is not None:
            optimizer.apply_gradients(zip(gradients, model.trainable_variables))
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(y - model(x, training=True)))
        gradients = tape.gradient(loss, model.trainable_variables)


def of_inputs(model, x):
    with tf.GradientTape() as tape:
        tape.watch(x)
        y = model(x)
    slope = tape.gradient(y, x)
    return y


class OfAHelper(Net):
    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(y - self(x, training=True)))
        grads = self.gradients(loss, tape)  # -> LL633
        self.total.update_state(loss)
        return {"loss": self.total.result()}

    def gradients(self, loss, tape):
        return tape.gradient(loss, self.trainable_variables)


class AppliedByTheHelper(Net):
    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(y - self(x, training=True)))
        grads = self.gradients(loss, tape)
        self.total.update_state(loss)
        return {"loss": self.total.result()}

    def gradients(self, loss, tape):
        grads = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(grads, self.trainable_variables))
        return grads


class UnderAnotherName(Net):
    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(y - self(x, training=True)))
        raw = tape.gradient(loss, self.trainable_variables)  # -> LL633
        grads = raw
        self.total.update_state(loss)
        return {"loss": self.total.result()}


class AppliedUnderTheFirstName(Net):
    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(y - self(x, training=True)))
        raw = tape.gradient(loss, self.trainable_variables)
        grads = raw
        self.optimizer.apply_gradients(zip(raw, self.trainable_variables))
        self.total.update_state(loss)
        return {"loss": self.total.result()}


class AppliedUnderTheOther(Net):
    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(y - self(x, training=True)))
        raw = tape.gradient(loss, self.trainable_variables)
        grads = raw
        self.optimizer.apply_gradients(zip(grads, self.trainable_variables))
        self.total.update_state(loss)
        return {"loss": self.total.result()}
