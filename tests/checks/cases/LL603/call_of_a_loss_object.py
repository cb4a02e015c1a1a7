# keras: 2, 3
import tensorflow as tf
from tensorflow import keras


class Base(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = keras.layers.Dense(3)
        self.squared = keras.losses.MeanSquaredError()

    def call(self, inputs):
        return self.dense(inputs)


class LeavesOutTheReduction(Base):
    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            loss = self.squared.call(y, self.dense(x))  # -> LL603
        gradients = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.trainable_variables))
        return {"error": loss}


class Reduces(Base):
    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            loss = self.squared(y, self.dense(x))
        gradients = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.trainable_variables))
        return {"error": loss}


class ReducesByItself(Base):
    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(self.squared.call(y, self.dense(x)))
        gradients = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.trainable_variables))
        return {"error": loss}


class Whole(keras.losses.Loss):
    def call(self, y_true, y_pred):
        return tf.reduce_mean(tf.square(y_true - y_pred))


class OwnLoss(Base):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.squared = Whole()

    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            loss = self.squared.call(y, self.dense(x))
        gradients = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.trainable_variables))
        return {"error": loss}
