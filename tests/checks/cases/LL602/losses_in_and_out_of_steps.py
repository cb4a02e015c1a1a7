# keras: 2, 3
import tensorflow as tf
from tensorflow import keras


class Net(keras.Model):
    def __init__(self):
        super().__init__()
        self.dense = keras.layers.Dense(3, kernel_regularizer="l2")

    def call(self, x):
        return self.dense(x)


class LeavesThemOut(Net):
    def __init__(self):
        super().__init__()
        self.more = keras.layers.Dense(3, kernel_regularizer="l2")

    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(y - self.more(self(x, training=True))))  # -> LL602
        gradients = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.trainable_variables))
        return {"total": loss}


class AddsThem(LeavesThemOut):
    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(y - self.more(self(x, training=True))))
            loss += tf.add_n(self.losses)
        gradients = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.trainable_variables))
        return {"total": loss}


class AddsThoseOfParts(LeavesThemOut):
    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(y - self.more(self(x, training=True))))
            loss += sum(self.more.losses) + sum(self.dense.losses)
        gradients = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.trainable_variables))
        return {"total": loss}


class AddsThemInAHelper(LeavesThemOut):
    def total(self, x, y):
        return tf.reduce_mean(tf.square(y - self.more(self(x, training=True)))) + sum(self.losses)

    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            loss = self.total(x, y)
        gradients = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.trainable_variables))
        return {"total": loss}


class AsksKeras(LeavesThemOut):
    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            loss = self.compute_loss(x=x, y=y, y_pred=self(x, training=True))
        gradients = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.trainable_variables))
        return {"total": loss}


class HandsOn(LeavesThemOut):
    def train_step(self, data):
        found = super().train_step(data)
        x, y = data
        return {**found, "more": tf.reduce_mean(self(x))}


class AppliesNothing(LeavesThemOut):
    def train_step(self, data):
        x, y = data
        return {"total": tf.reduce_mean(tf.square(y - self.more(self(x))))}


class TrainsByItself(LeavesThemOut):
    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(y - self.more(self(x, training=True)))) + sum(self.losses)
        gradients = tape.gradient(loss, self.trainable_variables)
        self.update(gradients)
        return {"total": loss}

    def update(self, gradients):
        self.optimizer.apply_gradients(zip(gradients, self.trainable_variables))
