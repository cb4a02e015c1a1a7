# keras: 2, 3
from tensorflow import keras
from tensorflow.keras import layers


class Net(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = layers.Dense(3)
        self.drop = layers.Dropout(0.5)
        self.tail = keras.Sequential([layers.Flatten(input_shape=(3,)), layers.Dense(1)])

    def build(self, input_shape):
        self.dense.build(input_shape)
        self.built = True

    def call(self, inputs, training=None):
        return self.tail(self.drop(self.dense(inputs), training=training))
