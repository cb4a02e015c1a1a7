# keras: 2, 3
from tensorflow import keras


class Cell(keras.layers.Layer):
    def call(self, inputs, states):
        out = inputs + states[0]
        return out, [out]


CELL = Cell()
CELL.state_size = 4


class Reader(keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.rnn = keras.layers.RNN(Cell())

    def call(self, inputs):
        return self.rnn(inputs)
