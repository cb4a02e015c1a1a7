# keras: 3
import keras
from keras import layers


class Listed(keras.Model):  # -> LL206
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.blocks = [layers.Dense(3)]

    def call(self, inputs):
        return self.blocks[0](inputs)


class Known(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = layers.Dense(3, input_shape=(3,))
        self.inner = keras.Sequential([keras.Input((3,)), layers.Dense(3)])

    def call(self, inputs):
        return self.inner(self.dense(inputs))


class Calls(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = layers.Dense(3)
        self.call(keras.Input((3,)))

    def call(self, inputs):
        return self.dense(inputs)


class Named(keras.Model):
    def __init__(self, **kwargs):
        inputs = keras.Input((3,))
        self.dense = layers.Dense(3)
        super().__init__(inputs=inputs, outputs=self.dense(inputs), **kwargs)


class Plain(keras.Model):
    def call(self, inputs):
        return inputs


class Own(keras.Sequential):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.head = layers.Dense(3)

    def call(self, inputs):
        return self.head(inputs)


def load(path):
    for make in (Listed, Known, Calls, Named, Plain, Own):
        print(make)
    listed = Listed()
    listed.build((None, 3))
    listed.load_weights(path)
    known = Known()
    known.build((None, 3))
    known.load_weights(path)
    calls = Calls()
    calls.build((None, 3))
    calls.load_weights(path)
    named = Named()
    named.build((None, 3))
    named.load_weights(path)
    plain = Plain()
    plain.build((None, 3))
    plain.load_weights(path)
    own = Own()
    own.build((None, 3))
    own.load_weights(path)
