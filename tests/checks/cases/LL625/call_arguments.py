# keras: 2, 3
import keras
from keras import layers


class Plain(layers.Layer):
    def call(self, x):
        return x


class Pair(layers.Layer):
    def call(self, x, y, scale=1.0):
        return (x + y) * scale


class ByName(layers.Layer):
    def call(self, x, *, scale):
        return x * scale


class Wrapped(layers.Layer):
    def call(self, *args, **kwargs):
        return args[0]


class OwnDunder(Plain):
    def __call__(self, x, more=None):
        return super().__call__(x)


class Child(Pair):
    pass


class Outer(layers.Layer):
    def __init__(self, wide=False, **kwargs):
        super().__init__(**kwargs)
        self.plain = Plain()
        self.pair = Pair()
        self.named = ByName()
        self.wrapped = Wrapped()
        self.dunder = OwnDunder()
        self.child = Child()
        self.either = Plain() if wide else Pair()
        self.attention = layers.MultiHeadAttention(2, 4)
        self.dense = layers.Dense(4)
        self.lstm = layers.LSTM(4)
        self.late = None
        self.blocks = [Plain(), Pair()]
        self.pairs = [Pair() for _ in range(2)]

    def build(self, input_shape):
        self.late = Pair()
        super().build(input_shape)

    def call(self, x, y=None, mask=None, training=None):
        x = self.plain(x, training=training)
        x = self.plain(x, mask=mask)  # -> LL625
        x = self.plain(x, y)  # -> LL625
        x = self.pair(x)  # -> LL625
        x = self.pair(x, y=y, factor=2.0)  # -> LL625
        x = self.pair(x, y=y, scale=2.0)
        x = self.named(x, scale=2.0)
        x = self.named(x)  # -> LL625
        x = self.wrapped(x, y, z=1)
        x = self.dunder(x, more=y)
        x = self.child(x)  # -> LL625
        x = self.either(x)
        x = self.either(x, gain=1)  # -> LL625
        x = self.late(x)  # -> LL625
        x = self.attention(x)  # -> LL625
        x = self.attention(x, x, attn_mask=mask)  # -> LL625
        x = self.attention(query=x, value=x, key=x, attention_mask=mask)
        x = self.dense(x, name="again")  # -> LL625
        x = self.lstm(x, initial_state=[x, x])
        for block in self.blocks:
            x = block(x)
        for block in self.pairs:
            x = block(x)  # -> LL625
        try:
            x = self.plain(x, mask=mask)
        except TypeError:
            x = self.plain(x)
        if isinstance(self.plain, Pair):
            x = self.plain(x, y)
        return Pair()(x)  # -> LL625


def network():
    inputs = keras.Input((4, 8))
    x = layers.MultiHeadAttention(2, 4)(inputs)  # -> LL625
    attention = layers.MultiHeadAttention(2, 4)
    x = attention(x)  # -> LL625
    x = attention(x, x)
    x = Plain()(x, padding_mask=None)  # -> LL625
    return keras.Model(inputs, Pair()(x, x))
