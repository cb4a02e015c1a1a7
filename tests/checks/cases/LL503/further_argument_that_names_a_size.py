# keras: 3
from tensorflow import keras


class Embed(keras.layers.Layer):
    def call(self, steps, dim, query_size):
        if dim % 2 != 0:
            steps = steps + 1
        if query_size[0] > 3:
            steps = steps + 2
        return steps
