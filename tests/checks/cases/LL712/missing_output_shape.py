# keras: 3
import keras
from keras import layers


class Encoder(layers.Layer):
    def __init__(self, units, **kwargs):
        super().__init__(**kwargs)
        self.units = units
        self.dense = layers.Dense(units)

    def call(self, inputs):
        return self.dense(inputs)


class Shaped(Encoder):
    def compute_output_shape(self, input_shape):
        return (*input_shape[:-1], self.units)


class Wider(layers.Dense):
    pass


video = keras.Input((3, 5, 8))
x = layers.TimeDistributed(Encoder(4))(video)  # -> LL712
outputs = keras.layers.TimeDistributed(layer=Encoder(4))(x)  # -> LL712
shaped = layers.TimeDistributed(Shaped(4))(video)
wider = layers.TimeDistributed(Wider(4))(video)
inside = layers.TimeDistributed(keras.Sequential([Encoder(4)]))(video)


def eager(frames):
    return layers.TimeDistributed(Encoder(4))(frames)


def from_a_variable():
    frames = layers.Input((3, 8))
    encoder = Encoder(4)
    return keras.Model(frames, layers.TimeDistributed(encoder)(frames))  # -> LL712
