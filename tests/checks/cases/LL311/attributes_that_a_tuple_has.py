# keras: 3
from tensorflow import keras


class Block(keras.layers.Layer):
    def build(self, input_shape):
        self.places = [place(3) for place in (input_shape.index, input_shape.count)]
        self.rank = input_shape.rank  # -> LL311

    def call(self, inputs):
        return inputs * self.places[0]
