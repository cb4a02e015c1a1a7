# keras: 3
import tensorflow as tf
from tensorflow import keras


class Net(keras.Sequential):
    def train_step(self, data):
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(data - self.layers[-1](data)))
        gradients = tape.gradient(loss, self.trainable_weights)
        self.optimizer.apply_gradients(zip(gradients, self.trainable_weights))
        return {"mse": loss}


def train(x, y):
    Net([keras.layers.Dense(8)]).fit(x, validation_data=y)
