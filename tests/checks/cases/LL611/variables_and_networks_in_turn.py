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
