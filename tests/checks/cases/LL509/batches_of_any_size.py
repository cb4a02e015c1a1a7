# keras: 2, 3
import tensorflow as tf
from tensorflow import keras


class Recurrent(keras.layers.Layer):
    def __init__(self, units, **kwargs):
        super().__init__(**kwargs)
        self.units = units
        self.outer = keras.layers.Dense(units)

    def call(self, inputs):
        state = tf.zeros((inputs.shape[0], self.units))  # -> LL509
        return self.outer(state)


inputs = keras.Input(shape=(10, 5), batch_size=None)
model = keras.Model(inputs, Recurrent(3)(inputs))
model.fit([1], batch_size=3)
