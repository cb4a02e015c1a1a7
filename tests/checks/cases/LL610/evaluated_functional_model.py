# keras: 3
import tensorflow as tf
from tensorflow import keras


class Net(keras.Model):
    def __init__(self, units=8, **kwargs):
        inputs = keras.Input((8,))
        super().__init__(inputs=inputs, outputs=keras.layers.Dense(units)(inputs), **kwargs)

    def train_step(self, data):
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(data - self.layers[-1](data)))
        gradients = tape.gradient(loss, self.trainable_weights)
        self.optimizer.apply_gradients(zip(gradients, self.trainable_weights))
        return {"mse": loss}


def train(x, y):
    Net().fit(x, validation_data=y)
