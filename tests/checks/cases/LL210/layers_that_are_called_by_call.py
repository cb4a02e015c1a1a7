# keras: 3
import keras
from keras import layers


class Told(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.drop = layers.Dropout(0.5)

    def call(self, x, training=None):
        return self.drop(x, training=training)


class Required(layers.Layer):
    def call(self, x, training):
        return x * 2.0 if training else x


class Plain(layers.Layer):
    def call(self, x):
        return x * 2.0


class Calls(layers.Layer):
    def __init__(self, given=None, **kwargs):
        super().__init__(**kwargs)
        self.relu = layers.ReLU()
        self.none = None
        self.none = layers.ReLU()
        self.dense = layers.Dense(4)
        self.each = layers.TimeDistributed(layers.ReLU())
        self.net = keras.Sequential([layers.ReLU()])
        self.told = Told()
        self.required = Required()
        self.plain = Plain()
        self.fn = given
        self.blocks = [layers.Dense(4)]

    def call(self, x, training=None, options=None):
        a = self.relu.call(x)
        b = self.none.call(x)
        c = self.dense.call(x)  # -> LL210
        d = self.each.call(x)  # -> LL210
        e = self.net.call(x)  # -> LL210
        f = self.told.call(x)  # -> LL210
        g = self.required.call(x, training)
        h = self.required.call(x, **options)
        i = self.required.call(x, training=training)
        j = self.plain.call(x)
        k = self.fn.call(x)
        m = layers.Dense(4).call(x)  # -> LL201
        n = self.blocks[0].call(x)  # -> LL210
        return a, b, c, d, e, f, g, h, i, j, k, m, n
