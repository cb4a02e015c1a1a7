# keras: 3
import keras
import tensorflow as tf
from keras import layers


class Base(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = layers.Dense(4, kernel_regularizer="l2")

    def call(self, x):
        return self.dense(x)


class Leaves(Base):
    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(y - self(x)))  # -> LL602
        self.update(tape.gradient(loss, self.trainable_variables))
        return {"mean": loss}

    def update(self, gradients):
        self.optimizer.apply_gradients(zip(gradients, self.trainable_variables))

    def report(self):
        return sum(self.losses)


class Abstract(Base):
    def train_step(self, data):
        raise NotImplementedError


class NoGradient(Base):
    def train_step(self, data):
        x, y = data
        return {"mean": tf.reduce_mean(tf.square(y - self(x)))}


class ByModel(Base):
    def __init__(self, inner, **kwargs):
        super().__init__(**kwargs)
        self.inner = inner

    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(y - self(x))) + sum(self.inner.losses)
        self.optimizer.apply_gradients(
            zip(tape.gradient(loss, self.trainable_variables), self.trainable_variables)
        )
        return {"mean": loss}


class BySuper(Base):
    def train_step(self, data):
        self.optimizer.apply_gradients([])
        return super().train_step(data)


class Computes(Base):
    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            loss = self.compiled_loss(y, self(x))
        self.optimizer.apply_gradients(
            zip(tape.gradient(loss, self.trainable_variables), self.trainable_variables)
        )
        return {"mean": loss}


class OwnLoop(Base):
    def learn(self, x, y):
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(y - self.call(x)))  # -> LL602
        gradients = tape.gradient(loss, self.trainable_weights)
        self.optimizer.apply_gradients(zip(gradients, self.trainable_weights))


class OnlyReads(Base):
    def count(self, x):
        self.optimizer.apply_gradients([])
        return len(self.trainable_variables), self(x)


class Layer(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = layers.Dense(4, kernel_regularizer="l2")

    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(y - self(x)))
        self.optimizer.apply_gradients(  # -> LL202
            zip(tape.gradient(loss, self.trainable_variables), self.trainable_variables)
        )
        return {"mean": loss}

    def call(self, x):
        return self.dense(x)


class Parent(Base):
    def losses_of_all(self):
        return sum(self.losses)


class Child(Parent):
    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(y - self(x))) + self.losses_of_all()
        self.optimizer.apply_gradients(
            zip(tape.gradient(loss, self.trainable_variables), self.trainable_variables)
        )
        return {"mean": loss}
