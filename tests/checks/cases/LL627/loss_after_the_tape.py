# keras: 2, 3
import tensorflow as tf
from tensorflow import keras


class Step(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = keras.layers.Dense(1)
        self.error = keras.losses.MeanSquaredError()

    def call(self, inputs, training=None):
        return self.dense(inputs)

    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            y_pred = self(x, training=True)
        loss = self.compute_loss(x, y, y_pred)  # -> LL627
        grads = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(grads, self.trainable_variables))
        return {"total": loss}


class OfItsOwn(Step):
    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            y_pred = self(x, training=True)
        loss = self.error(y, y_pred)  # -> LL627
        grads = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(grads, self.trainable_variables))
        return {"total": loss}


class Collected(Step):
    def compute_loss(self, x=None, y=None, y_pred=None, sample_weight=None):
        return self.collected[-1]

    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            y_pred = self(x, training=True)
            self.collected = [tf.reduce_mean(tf.square(y - y_pred))]
        loss = self.compute_loss(x, y, y_pred)
        grads = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(grads, self.trainable_variables))
        return {"total": loss}


def of_a_function(model, x, y):
    with tf.GradientTape() as tape:
        y_pred = model(x, training=True)
    loss = keras.losses.mean_squared_error(y, y_pred)  # -> LL627
    return tape.gradient(loss, model.trainable_variables)
