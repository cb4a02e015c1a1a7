# keras: 3
import keras
from keras import layers

dense = layers.Dense(3)
drop = layers.Dropout(0.5)
stack = keras.Sequential([layers.Dense(3)])
steps = layers.TimeDistributed(layers.Dense(3))


class Block(layers.Layer):
    def call(self, inputs):
        inputs = dense(inputs)  # -> LL209
        inputs = drop(inputs)  # -> LL209
        inputs = stack(inputs)  # -> LL209
        return steps(inputs)  # -> LL209
