# keras: 2, 3
import tensorflow as tf
from tensorflow import keras


class ByHand(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.out = keras.layers.Dense(1)
        self.seen = 0

    def call(self, inputs):
        return self.out(inputs)

    def train_step(self, x, y):
        self.seen += 1
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(y - self(x, training=True)))
        if loss > 1.0 and self.seen % 2:
            return float(loss)
        gradients = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.trainable_variables))
        return loss.numpy()


class OwnFit(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.out = keras.layers.Dense(1)

    def call(self, inputs):
        return self.out(inputs)

    def fit(self, dataset):
        return [self.train_step(batch) for batch in dataset]

    def train_step(self, data):
        x, y = data
        loss = tf.reduce_mean(tf.square(y - self(x)))
        return loss.numpy() if loss > 0.0 else 0.0
