# keras: 3
import keras
from elsewhere import Mixin
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


class Cell(layers.Layer):
    def __init__(self, units, **kwargs):
        super().__init__(**kwargs)
        self.state_size = units
        self.dense = layers.Dense(units)

    def call(self, inputs, states):
        output = self.dense(inputs) + states[0]
        return output, [output]


class Bare(keras.Model):
    def call(self, inputs):
        return inputs * 2.0


class Net(keras.Model):
    def __init__(self, units):
        super().__init__(name="net")
        self.dense = layers.Dense(units, "relu")

    def call(self, inputs):
        return self.dense(inputs)


class Open(layers.Layer):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)

    def call(self, inputs):
        return inputs * 2.0


class Functional(keras.Model):
    def __init__(self, units):
        ends = keras.Input((8,))
        super().__init__(ends, layers.Dense(units)(ends))


class Ends(keras.Model):
    def __init__(self, *ends):
        super().__init__(*ends)


class Unknown(Mixin, layers.Layer):
    def call(self, inputs):
        return inputs * 2.0


def other_classes(units, settings, given):
    frames = keras.Input((3, 8))
    plain = layers.TimeDistributed(Bare())(frames)  # -> LL712
    subclassed = layers.TimeDistributed(Net(units))(frames)  # -> LL712
    opened = layers.TimeDistributed(Open())(frames)  # -> LL712
    functional = layers.TimeDistributed(Functional(units))(frames)
    ends = layers.TimeDistributed(Ends(keras.Input((8,)), keras.Input((8,))))(frames)
    unknown = layers.TimeDistributed(Unknown())(frames)
    wrapped = layers.TimeDistributed(**settings)(frames)
    several = layers.TimeDistributed(Encoder(units))(*given)
    return layers.RNN(Cell(units))(frames), plain, subclassed, opened, functional, ends, unknown, wrapped, several


class NoConstructor(keras.Model):
    pass


class Options(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)

    def call(self, inputs):
        return super().call(inputs) * 2.0


class Child(Functional):
    def __init__(self):
        super().__init__(4)


class ByName(keras.Model):
    def __init__(self):
        ends = keras.Input((8,))
        keras.Model.__init__(self, ends, layers.Dense(2)(ends))


def functional_where_they_are_made():
    frames = keras.Input((3, 8))
    ends = keras.Input((8,))
    halves = layers.Dense(2)(ends)
    places = layers.TimeDistributed(NoConstructor(ends, halves))(frames)
    names = layers.TimeDistributed(NoConstructor(inputs=ends, outputs=halves))(frames)
    handed_on = layers.TimeDistributed(Options(inputs=ends, outputs=halves))(frames)
    named = layers.TimeDistributed(Options(name="options"))(frames)  # -> LL712
    child = layers.TimeDistributed(Child())(frames)
    by_name = layers.TimeDistributed(ByName())(frames)
    return places, names, handed_on, named, child, by_name
