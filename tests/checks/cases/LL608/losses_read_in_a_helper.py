# keras: 2, 3
import tensorflow as tf
from tensorflow import keras


class Late(keras.Model):
    def __init__(self):
        super().__init__()
        self.dense = keras.layers.Dense(4, activity_regularizer="l2")
        self.total = keras.metrics.Mean(name="loss")

    def call(self, inputs):
        return self.dense(inputs)

    def _run(self, inputs):
        return self(inputs, training=True)

    def _distance(self, near, far):
        return tf.reduce_mean(near - far) + sum(self.losses)

    def train_step(self, data):
        first, second = data
        with tf.GradientTape() as tape:
            near = self._run(first)
            far = self._run(second)
            loss = self._distance(near, far)  # -> LL608
        gradients = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.trainable_variables))
        self.total.update_state(loss)
        return {"loss": self.total.result()}


class AfterEach(keras.Model):
    def __init__(self):
        super().__init__()
        self.dense = keras.layers.Dense(4, activity_regularizer="l2")
        self.total = keras.metrics.Mean(name="loss")

    def call(self, inputs):
        return self.dense(inputs)

    def _penalty(self):
        return sum(self.losses)

    def train_step(self, data):
        first, second = data
        with tf.GradientTape() as tape:
            near = self(first, training=True)
            loss = self._penalty()
            far = self(second, training=True)
            loss += tf.reduce_mean(near - far) + self._penalty()
        gradients = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.trainable_variables))
        self.total.update_state(loss)
        return {"loss": self.total.result()}
