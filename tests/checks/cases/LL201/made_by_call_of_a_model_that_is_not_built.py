# keras: 3
import tensorflow as tf
from tensorflow import keras
from tensorflow.keras import layers


class Net(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.head = layers.Dense(1)

    def build(self, shape):
        self.head.build(shape)

    def call(self, inputs, training=None):
        return self.errors(inputs)

    def own_step(self, data):
        return {"loss": self.errors(data)}

    def errors(self, data):
        if not self.built:
            self.prepare()
        return tf.reduce_mean(self.head(self.scale(data)))

    def prepare(self):
        self.scale = layers.Dense(3)  # -> LL201
        self.built = True
