# keras: 2, 3
import tensorflow as tf
from elsewhere import WIDTH, arguments, make_layer, numbers, squeeze
from tensorflow.keras import layers


class Sequence(layers.Layer):
    """Layers that keep the width, and those that do not."""

    def __init__(self, width, **kwargs):
        super().__init__(**kwargs)
        self.narrow = layers.Conv1D(8, 3)
        self.wide = layers.Conv1DTranspose(filters=16, kernel_size=3)
        self.pool = layers.MaxPooling1D(2)
        self.flat = layers.Flatten()
        self.recurrent = layers.LSTM(4, return_sequences=True)
        self.head = layers.Dense(3)
        self.other_head = layers.Dense(3)
        self.norm = layers.BatchNormalization()
        self.relu = layers.ReLU()

    def call(self, x):
        first = self.head(self.pool(self.narrow(x)))
        second = self.head(tf.nn.relu(self.wide(x)))  # -> LL628
        third = self.other_head(self.recurrent(self.narrow(x)))
        fourth = self.other_head(self.recurrent(self.wide(x)))
        self.relu(self.narrow(x))
        return first, second, third, fourth, self.relu(self.wide(x))


class Factors(layers.Layer):
    """Widths that are products and quotients of numbers and of one name."""

    def __init__(self, width, other, **kwargs):
        super().__init__(**kwargs)
        self.width = width
        self.same = layers.Dense(width * 2)
        self.twice = layers.Dense(2 * width)
        self.product = layers.Dense(width * other)
        self.half = layers.Dense(width // 2)
        self.eight = layers.Dense(32 // 4)
        self.eight_too = layers.Dense(8)
        self.nine = layers.Dense(9)
        self.sum = layers.Dense(width + 3)
        self.thrice = layers.Dense(width * 3)
        self.of_call = layers.Dense(make_layer() * 2)
        self.of_call_too = layers.Dense(2 * make_layer())
        self.by_width = layers.Dense(64 // width)
        self.by_zero = layers.Dense(64 // 0)
        self.depth = other
        self.deep = layers.Dense(self.depth)
        self.deeper = layers.Dense(2 * self.depth)
        self.broad = layers.Dense(WIDTH)
        self.broader = layers.Dense(WIDTH * 3)
        self.of_attribute = layers.Dense(self.width)
        self.a = layers.Dense(3)
        self.b = layers.Dense(3)
        self.c = layers.Dense(3)
        self.d = layers.Dense(3)
        self.e = layers.Dense(3)
        self.f = layers.Dense(3)
        self.g = layers.Dense(3)
        self.h = layers.Dense(3)
        self.i = layers.Dense(3)
        self.j = layers.Dense(3)
        self.k = layers.Dense(3)
        self.m = layers.Dense(3)

    def call(self, x):
        outputs = [self.a(self.same(x)), self.a(self.twice(x))]
        outputs += [self.b(self.same(x)), self.b(self.product(x)), self.b(self.half(x)), self.b(self.sum(x))]
        outputs += [self.c(self.eight(x)), self.c(self.eight_too(x))]
        outputs += [self.d(self.eight(x)), self.d(self.nine(x))]  # -> LL628
        outputs += [self.e(self.product(x)), self.e(self.of_attribute(x))]
        outputs += [self.f(self.same(x)), self.f(self.thrice(x))]  # -> LL628
        outputs += [self.g(self.deep(x)), self.g(self.deeper(x))]  # -> LL628
        outputs += [self.h(self.broad(x)), self.h(self.broader(x))]  # -> LL628
        outputs += [self.i(self.eight(x)), self.i(self.half(x)), self.i(self.by_width(x)), self.i(self.by_zero(x))]
        outputs += [self.j(self.eight(x)), self.j(self.same(x)), self.j(self.of_call(x)), self.j(self.of_call_too(x))]
        return outputs


class Unsure(layers.Layer):
    """Layers that are assigned twice, under a condition, by a function, or with unknown arguments."""

    def __init__(self, flag, size, tools, **kwargs):
        super().__init__(**kwargs)
        self.tools = tools
        self.norm = layers.BatchNormalization(**arguments)
        self.pool = layers.MaxPooling1D(2)
        self.by_keyword = layers.Dense(3)
        self.by_tools = layers.Dense(3)
        self.narrow = layers.Dense(8)
        self.wide = layers.Dense(16)
        self.replaced = layers.Dense(3)  # -> LL204
        self.replaced = layers.LayerNormalization()
        if flag:
            self.perhaps = layers.Dense(3)
        self.listed = layers.Dense(*numbers)
        self.made = make_layer(3)
        self.first = layers.Conv2D(3, 3, data_format="channels_first")
        self.head = layers.Dense(3)
        self.later = layers.Dense(3)
        self.nested = layers.Dense(3)
        self.of_none = layers.Dense(3)
        self.project = [layers.Dense(3)]

    def fit_width(self, x):
        return self.head(self.narrow(x))

    def call(self, x, flag=True):
        for replaced in (self.replaced, self.perhaps, self.made, self.first):
            x = replaced(x)
        a = [self.replaced(self.narrow(x)), self.replaced(self.wide(x))]
        b = [self.perhaps(self.narrow(x)), self.perhaps(self.wide(x))]
        c = [self.made(self.narrow(x)), self.made(self.wide(x))]
        d = [self.first(self.narrow(x)), self.first(self.wide(x))]
        e = [self.later(self.listed(x)), self.later(self.narrow(x))]
        f = [self.head(squeeze(self.wide(x))), self.head(tf.concat([self.wide(x)], -1)), self.head(x)]
        g = [self.norm(self.narrow(x)), self.norm(self.wide(x))]
        h = [self.by_keyword(tf.nn.relu(features=self.narrow(x))), self.by_keyword(self.pool(inputs=self.wide(x)))]
        i = [self.by_tools(self.tools.relu(self.narrow(x))), self.by_tools(self.tools.relu(self.wide(x)))]

        def inner(y):
            return self.nested(self.wide(y))

        first = self.nested(self.narrow(x))
        return a, b, c, d, e, f, g, h, i, inner, first, self.of_none(inputs=self.wide(x)), self.of_none(self.narrow(x))


class ForSubclasses(layers.Layer):
    """The subclass has widths of its own."""

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.narrow = layers.Dense(8)
        self.wide = layers.Dense(16)
        self.head = layers.Dense(3)

    def call(self, x):
        return self.head(self.narrow(x)), self.head(self.wide(x))


class OfSubclass(ForSubclasses):
    def build(self, input_shape):
        self.wide = layers.Dense(8)
        super().build(input_shape)
