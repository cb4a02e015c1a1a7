# keras: 2, 3
from tensorflow import keras


class AddNorm(keras.layers.Layer):
    def __init__(self, rate, **kwargs):
        super().__init__(**kwargs)
        self.dropout = keras.layers.Dropout(rate)
        self.norm = keras.layers.LayerNormalization()

    def call(self, inputs, residual):
        return self.norm(self.dropout(residual) + inputs)


class EncoderBlock(keras.layers.Layer):
    def __init__(self, rate, **kwargs):
        super().__init__(**kwargs)
        self.attention = keras.layers.MultiHeadAttention(2, 4)
        self.dense = keras.layers.Dense(8)
        self.add_norm1 = AddNorm(rate)
        self.add_norm2 = AddNorm(rate)  # -> LL205

    def call(self, inputs):
        x = self.add_norm1(inputs, self.attention(inputs, inputs))
        return self.add_norm1(x, self.dense(x))


class Dropped(keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = keras.layers.Dense(8)
        self.dropout1 = keras.layers.Dropout(0.1)
        self.dropout2 = keras.layers.Dropout(0.1)

    def call(self, inputs):
        return self.dropout1(self.dense(self.dropout1(inputs)))


class Before(keras.layers.Layer):
    def __init__(self, first=True, **kwargs):
        super().__init__(**kwargs)
        self.first = first
        self.dense = keras.layers.Dense(8)
        self.norm1 = keras.layers.LayerNormalization()
        self.norm2 = keras.layers.LayerNormalization()

    def call(self, inputs):
        if self.first:
            return self.dense(self.norm1(inputs))
        return self.norm1(self.dense(inputs))


class OtherSize(keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.small = keras.layers.Dense(4)
        self.large = keras.layers.Dense(8)

    def call(self, inputs):
        return self.small(self.small(inputs))
