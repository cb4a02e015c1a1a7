# keras: 3
import keras
import tensorflow as tf
from keras import layers


class Base(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.drop = layers.Dropout(0.5)
        self.dense = layers.Dense(4)

    def call(self, x, training=None):
        return self.dense(self.drop(x, training=training))


class Step(Base):
    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(y - self(x))  # -> LL609
        before = self(x)
        with tf.name_scope("a"):
            before = self(x)
        later = lambda: self(x)
        gradients = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.trainable_variables))
        return {"a": loss, "b": before, "c": later}

    def penalty(self, x):
        with tf.GradientTape() as tape:
            tape.watch(x)
            y = self(x)
        return tape.gradient(y, x)


class Dense(Base):
    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            hidden = self.drop(x)
            loss = tf.reduce_mean(y - self.dense(hidden))
        gradients = tape.gradient(loss, self.dense.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.dense.trainable_variables))
        return {"a": loss}


class Whole(Base):
    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            hidden = self.drop(x)  # -> LL609
            loss = tf.reduce_mean(y - self.dense(hidden))
        gradients = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.trainable_variables))
        return {"a": loss}


class Settled(Base):
    def call(self, x, training=True):
        return self.dense(self.drop(x, training=training))

    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(y - self(x))
        gradients = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.trainable_variables))
        return {"a": loss}


class Constant(Base):
    def call(self, x, training=None):
        return self.dense(self.drop(x, training=True))

    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(y - self(x))
        gradients = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.trainable_variables))
        return {"a": loss}


class WithoutMode(Base):
    def call(self, x):
        return self.dense(self.drop(x, training=None))

    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(y - self(x))  # -> LL609
        gradients = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.trainable_variables))
        return {"a": loss}
