# keras: 3
import keras


class Grid(keras.layers.Layer):
    def call(self, inputs, height=1, width=1):
        return keras.ops.reshape(inputs, (-1, height, width))


class OfSizes(keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.grid = Grid()

    def call(self, inputs):
        return self.grid(inputs, inputs.shape[1], inputs.shape[2])  # -> LL511


class OfOption(keras.layers.Layer):
    def __init__(self, size: int, width=3, **kwargs):
        super().__init__(**kwargs)
        self.size = size
        self.width = width
        self.grid = Grid()

    def call(self, inputs):
        return self.grid(inputs, self.size) + self.grid(inputs, self.width)  # -> LL511


class OfPair(keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.grid = Grid()

    def call(self, inputs):
        return self.grid(inputs, (2, 2))  # -> LL511


class Right(keras.layers.Layer):
    """Tensors, None, keywords, and what may be a tensor."""

    def __init__(self, given, **kwargs):
        super().__init__(**kwargs)
        self.given = given
        self.attention = keras.layers.MultiHeadAttention(2, 2)
        self.grid = Grid()

    def call(self, inputs, mask=None):
        attended = self.attention(inputs, inputs, None, self.given)
        return attended + self.grid(inputs, height=inputs.shape[1], width=2) + self.grid([inputs, inputs], mask)
