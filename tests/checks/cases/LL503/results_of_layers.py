# keras: 2, 3
import tensorflow as tf


def in_pairs(call):
    return lambda self, inputs: (call(self, inputs), inputs)


class Decorated(tf.keras.layers.Layer):
    @in_pairs
    def call(self, inputs):
        return tf.multiply(inputs, 2.0)


class Pair(tf.keras.layers.Layer):
    def call(self, inputs):
        return inputs * 2.0, inputs * 3.0


class Twice(tf.keras.layers.Layer):
    def call(self, inputs):
        return tf.multiply(inputs, 2.0)


class Either(tf.keras.layers.Layer):
    def __init__(self, several=False, **kwargs):
        super().__init__(**kwargs)
        self.several = several

    def call(self, inputs):
        if self.several:
            return inputs * 2.0, inputs
        return inputs * 2.0


class PairOfChild(Twice):
    def call(self, inputs):
        return super().call(inputs), inputs


class Encoder(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = tf.keras.layers.Dense(4)

    def call(self, inputs):
        mean, deviation = self.dense(inputs)  # -> LL503
        return mean + deviation


class OfTwice(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.twice = Twice()

    def call(self, inputs):
        hidden = self.twice(inputs)
        left, right = hidden  # -> LL503
        return left + right


class OfStack(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.stack = tf.keras.Sequential([tf.keras.layers.Dense(4), tf.keras.layers.LayerNormalization()])

    def call(self, inputs):
        return tf.stack([tf.nn.relu(row) for row in self.stack(inputs)])  # -> LL503


class Right(tf.keras.layers.Layer):
    """Layers that give several tensors, or may."""

    def __init__(self, dense=None, **kwargs):
        super().__init__(**kwargs)
        self.pair = Pair()
        self.decorated = Decorated()
        self.either = Either(several=True)
        self.of_child = PairOfChild()
        self.given = dense
        self.rnn = tf.keras.layers.LSTM(4, return_state=True)
        self.attention = tf.keras.layers.MultiHeadAttention(2, 2)

    def call(self, inputs):
        left, right = self.pair(inputs)
        once, same = self.decorated(inputs)
        first, second = self.either(inputs)
        third, fourth = self.of_child(inputs)
        output, hidden, cell = self.rnn(inputs)
        attended, scores = self.attention(inputs, inputs, return_attention_scores=True)
        total = once + same + left + right + first + second + third + fourth + attended
        if self.given is not None:
            more, other = self.given(inputs)
            total += more + other
        return total, output
