# keras: 2, 3
import tensorflow as tf
from tensorflow import keras


class Coder(keras.Model):  # -> LL401
    def __init__(self, encoder, decoder, **kwargs):
        super().__init__(**kwargs)
        self.encoder = encoder
        self.decoder = decoder

    def train_step(self, data):  # not LL610: nothing here evaluates it
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(data - self.decoder(self.encoder(data, training=True), training=True)))
        gradients = tape.gradient(loss, self.trainable_weights)
        self.optimizer.apply_gradients(zip(gradients, self.trainable_weights))
        return {"mse": loss}


def train(x, y):
    coder = Coder(keras.Sequential([keras.layers.Dense(2)]), keras.Sequential([keras.layers.Dense(8)]))
    coder.compile("adam")
    return coder.fit(x)
