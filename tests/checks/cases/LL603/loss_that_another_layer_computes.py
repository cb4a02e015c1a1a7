# keras: 3
import tensorflow as tf
from tensorflow import keras
from tensorflow.keras import layers


class Loss(layers.Layer):
    def call(self, hidden, target):
        return tf.reduce_mean(hidden - target), hidden


class Net(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.loss_layer = Loss()
        self.dense = layers.Dense(3)

    def call(self, inputs, training=None):
        loss, logits = self.loss_layer(inputs, inputs)
        self.add_loss(loss)
        return logits
