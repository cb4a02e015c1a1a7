# keras: 3
import keras


class Scaled(keras.layers.LSTM):
    def call(self, inputs, mask=None, training=None, initial_state=None):  # -> LL308
        x = inputs * 2.0
        return super().call(x, mask=mask, training=training, initial_state=initial_state)


class Short(keras.layers.GRU):
    def call(self, inputs, mask=None):  # -> LL308
        return super().call(inputs, mask=mask)


class All(keras.layers.SimpleRNN):
    def call(self, *args, **kwargs):  # -> LL308
        return super().call(*args, **kwargs)


class Pair(keras.layers.MultiHeadAttention):
    def call(self, query, value):  # -> LL308
        return super().call(query, value)


class Named(keras.layers.LSTM):
    def call(self, sequences, initial_state=None, mask=None, training=None):
        return super().call(sequences, initial_state, mask, training)


class Built(keras.layers.LSTM):
    def build(self, input_shape):
        super().build(input_shape)

    def call(self, inputs, **kwargs):
        return super().call(inputs, **kwargs)


class Time(keras.layers.TimeDistributed):
    def call(self, x):
        return super().call(x)
