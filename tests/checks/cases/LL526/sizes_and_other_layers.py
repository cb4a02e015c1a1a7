# keras: 2, 3
import tensorflow as tf
from elsewhere import RNN, Holder
from tensorflow import keras


class Cell(keras.layers.Layer):
    def call(self, inputs, states):
        out = inputs + states[0]
        return out, [out]


class OtherMember(keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        holder = Holder()
        holder.width = 4
        self.rnn = keras.layers.RNN(Cell())  # -> LL526
        self.pair = keras.layers.RNN([Cell(), Cell()])  # -> LL526

    def call(self, inputs):
        return self.pair(self.rnn(inputs))


class OfElsewhere(keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.rnn = RNN(Cell())
        self.distributed = keras.layers.TimeDistributed(Cell())

    def call(self, inputs):
        return tf.nn.relu(self.distributed(self.rnn(inputs)))
