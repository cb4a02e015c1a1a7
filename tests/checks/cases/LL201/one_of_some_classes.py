# keras: 3
from keras import layers
from keras.layers import Dense
from keras.layers import LayerNormalization as LN

class Table(layers.Layer):
    def call(self, x, kind="a"):
        return {"a": Dense, "b": layers.EinsumDense}[kind](3)(x)  # -> LL201

class Loop(layers.Layer):
    def call(self, x):
        for cls in (Dense, LN):
            x = cls(3)(x)  # -> LL201
        return x

class Stateless(layers.Layer):
    def call(self, x):
        for cls in (layers.ReLU, layers.Softmax):
            x = cls()(x)
        return x
