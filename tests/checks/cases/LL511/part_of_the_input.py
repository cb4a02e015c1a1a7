# keras: 3
import keras


class Shift(keras.layers.Layer):
    def call(self, inputs, last=None):
        return inputs if last is None else inputs + last


class Mix(keras.layers.Layer):  # not LL511
    """One of several inputs is a tensor, whatever its place or its key is."""

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.shift = Shift()
        self.attention = keras.layers.MultiHeadAttention(2, 4)

    def call(self, inputs, extra=None, step=False):
        if step:
            return self.shift(inputs[0], inputs[1])
        x = inputs[-1]
        first, *others = inputs
        y = self.attention(x, inputs["value"], [inputs[1], inputs["key"]])
        return self.shift(self.shift(y, extra[2]), others[0]) + first


class Number(keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.shift = Shift()

    def call(self, inputs):
        return self.shift(inputs[0], 1)  # -> LL511
