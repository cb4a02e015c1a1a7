# keras: 3
import keras
import tensorflow as tf


class Base(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = keras.layers.Dense(1)

    def call(self, x):
        return self.dense(x)


class Shows(Base):
    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(y - self(x, training=True)))
        grads = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(grads, self.trainable_variables))
        return {metric.name: metric.result() for metric in self.metrics}  # -> LL607


class Updates(Base):
    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(y - self(x, training=True)))
        grads = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(grads, self.trainable_variables))
        for metric in self.metrics:
            metric.update_state(loss)
        return {metric.name: metric.result() for metric in self.metrics}


class Hands(Base):
    def train_step(self, data):
        logs = super().train_step(data)
        return {name: logs[name] for name in logs} | {metric.name: metric.result() for metric in self.metrics}


class Tracks(Base):
    def train_step(self, data):
        x, y = data
        self._loss_tracker.update_state(tf.reduce_mean(y - self(x)))
        return {metric.name: metric.result() for metric in self.metrics}
