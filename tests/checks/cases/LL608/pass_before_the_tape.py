# keras: 3
import tensorflow as tf
from tensorflow import keras
from tensorflow.keras import layers


class Net(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = layers.Dense(2, activity_regularizer="l2")

    def call(self, inputs, training=None):
        return self.dense(inputs)

    def train_step(self, data):
        x, y = data
        teacher = self(x, training=True)  # not LL608
        with tf.GradientTape() as tape:
            first = self(x, training=True)
            loss = tf.reduce_mean(tf.square(y - first)) + sum(self.losses)
        self.optimizer.apply_gradients(zip(tape.gradient(loss, self.trainable_weights), self.trainable_weights))
        return {"loss": loss}  # -> LL607
