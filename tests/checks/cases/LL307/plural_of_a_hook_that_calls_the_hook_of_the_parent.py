# keras: 3
from tensorflow import keras
from tensorflow.keras import layers


class Net(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = layers.Dense(2)

    def predict_steps(self, data):  # -> LL307
        return super().predict_step(data)

    def call(self, inputs):
        return self.dense(inputs)
