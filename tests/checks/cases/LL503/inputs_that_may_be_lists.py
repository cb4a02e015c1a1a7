# keras: 2, 3
import tensorflow as tf
from elsewhere import own
from tensorflow.keras import layers


class Tested(layers.Layer):
    def build(self, input_shape):
        if isinstance(input_shape, list):
            input_shape = input_shape[0]
        self.w = self.add_weight(name="w", shape=(3, 3))

    def call(self, inputs):
        left, right = inputs
        return left * right * self.w


class BuiltByEntry(layers.Layer):
    def build(self, input_shape):
        self.w = self.add_weight(name="w", shape=(input_shape[-1], 3))
        super().build(input_shape)

    def call(self, inputs):
        left, right = inputs  # -> LL503
        return left * right * self.w


class BuiltBySecond(layers.Layer):
    """The weights have entries of the first of several shapes, or under a condition."""

    def build(self, input_shape):
        first, second = input_shape
        self.w = self.add_weight(name="w", shape=(first[-1], 3))
        self.v = self.add_weight(name="v", shape=(input_shape[0][-1], 3))
        self.u = own(shape=(input_shape[-1], 3))
        self.t = self.add_weight(name="t", shape=own(input_shape[-1]))
        super().build(input_shape)

    def call(self, inputs):
        left, right = inputs
        return left * right * self.w * self.v * self.t


class BuiltUnderCondition(layers.Layer):
    def build(self, input_shape):
        if self.trainable:
            self.w = self.add_weight(name="w", shape=(input_shape[-1], 3))
        super().build(input_shape)

    def call(self, inputs):
        left, right = inputs
        return left * right


class BuiltWithOther(layers.Layer):
    def build(self, input_shape):
        input_shape = own(input_shape)
        self.w = self.add_weight(name="w", shape=(input_shape[-1], 3))
        super().build(input_shape)

    def call(self, inputs):
        left, right = inputs
        return left * right * self.w


class BuiltWithLength(layers.Layer):
    def build(self, input_shape):
        if len(input_shape) == 2:
            self.units = 3
        self.w = self.add_weight(name="w", shape=(input_shape[-1], 3))
        super().build(input_shape)

    def call(self, inputs):
        left, right = inputs
        return left * right * self.w


class SecondArgument(layers.Layer):
    def build(self, input_shape):
        self.w = self.add_weight(name="w", shape=(input_shape[-1], 3))
        super().build(input_shape)

    def call(self, inputs, states):
        first, second = states
        return inputs * first * second * self.w

    def helper(self, inputs):
        left, right = inputs
        return left + right


class Stars(layers.Layer):
    def build(self, input_shape):
        self.w = self.add_weight(name="w", shape=(input_shape[-1], 3))
        super().build(input_shape)

    def call(self, *inputs):
        left, right = inputs
        return left * right * self.w


class UsedInBranch(layers.Layer):
    def call(self, inputs, flag=False):
        if flag:
            return inputs * 2.0
        left, right = inputs
        return left + right


class UsedInside(layers.Layer):
    def call(self, inputs):
        def later():
            return inputs * 2.0

        left, right = inputs
        return left + right, later


class UsedPerhaps(layers.Layer):
    def call(self, inputs, flag=False):
        both = flag and inputs * 2.0
        left, right = inputs
        return left + right, both


class Members(layers.Layer):
    def call(self, inputs):
        left, right = inputs
        return left + right, inputs.count(left), inputs[0] * 2.0, inputs * 2, inputs + [left], own(inputs)


class MemberOfTensor(layers.Layer):
    def call(self, inputs):
        left, right = inputs  # -> LL503
        return left + right + tf.zeros(inputs.get_shape()[1:])


class PowerOfTensor(layers.Layer):
    def call(self, inputs):
        left, right = inputs  # -> LL503
        return left + right + inputs / 2


class ByBoth(layers.Layer):
    def __init__(self, given, **kwargs):
        super().__init__(**kwargs)
        self.dense = layers.Dense(3)
        self.add = layers.Add()
        self.given = given
        self.none = None
        self.none = layers.Dense(3)

    def call(self, inputs, other, third, fourth):
        left, right = inputs
        first, second = other
        a, b = third
        c, d = fourth  # -> LL503
        self.add(inputs), self.given(other), self.given(third)
        return left + right + first + second + a + b + c + d + self.none(fourth)


class Results(layers.Layer):
    """What layers return: one tensor, several, or what is unknown."""

    def __init__(self, given, **kwargs):
        super().__init__(**kwargs)
        self.dense = layers.Dense(3)
        self.lstm = layers.LSTM(3, return_state=True)
        self.given = given
        self.none = None
        self.none = layers.Dense(3)
        self.either = layers.Dense(3)
        self.either = given
        self.steps = layers.TimeDistributed(layers.Dense(3))
        self.steps_of_given = layers.TimeDistributed(given)
        self.stack = tf.keras.Sequential([layers.LSTM(3), layers.Dense(3)])
        self.stack_of_given = tf.keras.Sequential([layers.Dense(3), given])
        self.one = One()
        self.two = Two()
        self.bare = Bare()

    def run(self, x):
        return own(x)

    def call(self, x):
        a, b = self.dense(x)  # -> LL503
        c, d, e = self.lstm(x)
        f, g = self.given(x)
        h, i = self.none(x)  # -> LL503
        j, k = self.either(x)
        m, n = self.steps(x)  # -> LL503
        o, p = self.steps_of_given(x)
        q, r = self.stack(x)  # -> LL503
        s, t = self.stack_of_given(x)
        u, v = self.one(x)  # -> LL503
        w, y = self.two(x)
        z, a2 = self.bare(x)
        b2, c2 = self.run(x)
        return [a, b, c, d, e, f, g, h, i, j, k, m, n, o, p, q, r, s, t, u, v, w, y, z, a2, b2, c2]


class One(layers.Layer):
    def call(self, x):
        def inner(y):
            return y, y

        return tf.nn.relu(x) + inner(x)[0] * 2.0


class Two(layers.Layer):
    def call(self, x, flag=False):
        if flag:
            return tf.nn.relu(x)
        return x * 2.0, x


class Bare(layers.Layer):
    def call(self, x):
        pass
