# keras: 2, 3
import tensorflow as tf
from tensorflow import keras


class Recurrent(keras.layers.Layer):
    def __init__(self, units, **kwargs):
        super().__init__(**kwargs)
        self.units = units
        self.inner = keras.layers.Dense(units)
        self.outer = keras.layers.Dense(units)

    def call(self, inputs):
        state = tf.zeros((inputs.shape[0], self.units))
        for step in range(inputs.shape[1]):
            state = self.inner(inputs[:, step, :]) + self.outer(state)
        return state


inputs = keras.Input(shape=(10, 5), batch_size=16)
model = keras.Model(inputs, Recurrent(3)(inputs))
