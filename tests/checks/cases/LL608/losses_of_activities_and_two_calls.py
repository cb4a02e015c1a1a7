# keras: 3
import tensorflow as tf
from tensorflow import keras
from tensorflow.keras import layers


class Net(keras.Model):
    def __init__(self):
        super().__init__()
        self.d = layers.Dense(2, activity_regularizer="l2")
        self.lt = keras.metrics.Mean(name="loss")

    def call(self, x, training=None):
        return self.d(x)

    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            p, q = self(x, training=True), self(-x, training=True)
            loss = tf.reduce_mean((y - p + q) ** 2) + sum(self.losses)  # -> LL608
        g = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(g, self.trainable_variables))
        self.lt.update_state(loss)
        return {"loss": self.lt.result()}
