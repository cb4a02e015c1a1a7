# keras: 2, 3
import tensorflow as tf
from tensorflow import keras


class Base(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.first = keras.Sequential([keras.layers.Dense(4)])
        self.second = keras.Sequential([keras.layers.Dense(2)])
        self.nets = {"first": self.first, "second": self.second}
        self.total = keras.metrics.Mean(name="loss")

    def call(self, x):
        return self.second(self.first(x))


class Helper(Base):
    def update(self, tape, loss, weights):
        grads = tape.gradient(loss, weights)
        self.optimizer.apply_gradients(zip(grads, weights))

    def train_step(self, x):
        with tf.GradientTape(persistent=True) as tape:
            loss = tf.reduce_mean(tf.square(self(x, training=True) - x))
        self.update(tape, loss, self.first.trainable_variables)
        self.update(tape, loss, self.second.trainable_variables)  # -> LL611
        self.total.update_state(loss)
        return {"loss": self.total.result()}


class ByKey(Base):
    def train_step(self, x):
        for key in ("first", "second"):
            with tf.GradientTape() as tape:
                loss = tf.reduce_mean(tf.square(self(x, training=True) - x))
            weights = self.nets[key].trainable_variables
            self.optimizer.apply_gradients(list(zip(tape.gradient(loss, weights), weights)))  # -> LL611
        self.total.update_state(loss)
        return {"loss": self.total.result()}


class Whole(Helper):
    def train_step(self, x):
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(self(x, training=True) - x))
        self.update(tape, loss, self.trainable_variables)
        self.total.update_state(loss)
        return {"loss": self.total.result()}


class Named(Base):
    def compile(self, optimizer, other, **kwargs):
        super().compile(**kwargs)
        self.same = {"first": optimizer, "second": optimizer}
        self.others = {"first": optimizer, "second": other}

    def train_step(self, x):
        with tf.GradientTape(persistent=True) as tape:
            loss = tf.reduce_mean(tf.square(self(x, training=True) - x))
        first = tape.gradient(loss, self.first.trainable_variables)
        second = tape.gradient(loss, self.second.trainable_variables)
        self.same["first"].apply_gradients(zip(first, self.first.trainable_variables))
        self.same["second"].apply_gradients(zip(second, self.second.trainable_variables))  # -> LL611
        self.total.update_state(loss)
        return {"loss": self.total.result()}


class Given(Base):
    def compile(self, optimizers, other, **kwargs):
        super().compile(**kwargs)
        self.optimizers = optimizers
        self.others = {"first": other, "second": keras.optimizers.Adam()}

    def train_step(self, x):
        with tf.GradientTape(persistent=True) as tape:
            loss = tf.reduce_mean(tf.square(self(x, training=True) - x))
        first = tape.gradient(loss, self.first.trainable_variables)
        second = tape.gradient(loss, self.second.trainable_variables)
        self.optimizers["first"].apply_gradients(zip(first, self.first.trainable_variables))
        self.optimizers["second"].apply_gradients(zip(second, self.second.trainable_variables))
        self.others["first"].apply_gradients(zip(first, self.first.trainable_variables))
        self.others["second"].apply_gradients(zip(second, self.second.trainable_variables))
        self.total.update_state(loss)
        return {"loss": self.total.result()}
