# keras: 2, 3
import tensorflow as tf
from tensorflow import keras


class Coder(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.encoder = keras.Sequential([keras.layers.Dense(4)])
        self.decoder = keras.Sequential([keras.layers.Dense(2)])
        self.total = keras.metrics.Mean(name="loss")

    def call(self, x):
        return self.decoder(self.encoder(x))

    def train_step(self, x):
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(self(x, training=True) - x))
        grads = tape.gradient(loss, self.encoder.trainable_variables)
        grads = [tf.clip_by_norm(grad, 1.0) for grad in grads]
        self.optimizer.apply_gradients(list(zip(grads, self.decoder.trainable_variables)))  # -> LL634
        self.total.update_state(loss)
        return {"loss": self.total.result()}
