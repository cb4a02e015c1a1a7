# keras: 2, 3
from tensorflow import keras


def make(units):
    dense = keras.layers.Dense(units)

    class Inner(keras.layers.Layer):
        def call(self, x):
            return dense(x)  # -> LL209

    return Inner()
