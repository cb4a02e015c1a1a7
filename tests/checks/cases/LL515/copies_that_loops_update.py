# keras: 2, 3
import tensorflow as tf
from elsewhere import own
from tensorflow.keras import layers


class Carried(layers.Layer):
    def __init__(self, given=None, **kwargs):
        super().__init__(**kwargs)
        self.blocks = [layers.Dense(3), layers.Dense(3)]

    def call(self, x):
        y = x
        for block in self.blocks:
            y = block(y)  # -> LL515
        return x


class Read(layers.Layer):
    def __init__(self, given=None, **kwargs):
        super().__init__(**kwargs)
        self.blocks = [layers.Dense(3), layers.Dense(3)]

    def call(self, x):
        y = x
        for block in self.blocks:
            y = block(y)
        print(y)
        return x


class Returned(layers.Layer):
    def __init__(self, given=None, **kwargs):
        super().__init__(**kwargs)
        self.blocks = [layers.Dense(3), layers.Dense(3)]

    def call(self, x):
        y = x
        for block in self.blocks:
            y = block(y)
        return y


class SameName(layers.Layer):
    def __init__(self, given=None, **kwargs):
        super().__init__(**kwargs)
        self.blocks = [layers.Dense(3), layers.Dense(3)]

    def call(self, x):
        for block in self.blocks:
            x = block(x)
        return x


class OfOther(layers.Layer):
    def __init__(self, given=None, **kwargs):
        super().__init__(**kwargs)
        self.blocks = [layers.Dense(3), layers.Dense(3)]

    def call(self, x, other):
        y = other
        for block in self.blocks:
            y = block(y)
        return x


class Twice(layers.Layer):
    def __init__(self, given=None, **kwargs):
        super().__init__(**kwargs)
        self.blocks = [layers.Dense(3), layers.Dense(3)]

    def call(self, x):
        y = x
        y = own(x)
        for block in self.blocks:
            y = block(y)
        return x


class NotStarted(layers.Layer):
    def __init__(self, given=None, **kwargs):
        super().__init__(**kwargs)
        self.blocks = [layers.Dense(3), layers.Dense(3)]

    def call(self, x):
        for block in self.blocks:
            y = block(x)  # -> LL205
        return x


class FromInput(layers.Layer):
    def __init__(self, given=None, **kwargs):
        super().__init__(**kwargs)
        self.blocks = [layers.Dense(3), layers.Dense(3)]

    def call(self, x):
        y = x
        for block in self.blocks:
            y = block(x)  # -> LL205
        return x


class InBranch(layers.Layer):
    def __init__(self, given=None, **kwargs):
        super().__init__(**kwargs)
        self.blocks = [layers.Dense(3), layers.Dense(3)]

    def call(self, x):
        y = x
        for block in self.blocks:
            if self.trainable:
                y = block(y)
        return x


class Outside(layers.Layer):
    def __init__(self, given=None, **kwargs):
        super().__init__(**kwargs)
        self.blocks = [layers.Dense(3), layers.Dense(3)]

    def call(self, x):
        y = x
        if self.trainable:
            y = tf.nn.relu(y)
        return x


class Grown(layers.Layer):
    def __init__(self, given=None, **kwargs):
        super().__init__(**kwargs)
        self.blocks = [layers.Dense(3), layers.Dense(3)]

    def call(self, x):
        y = x
        for block in self.blocks:
            y += 1.0
        return x


class ByOwn(layers.Layer):
    def __init__(self, given=None, **kwargs):
        super().__init__(**kwargs)
        self.blocks = [layers.Dense(3), layers.Dense(3)]

    def call(self, x):
        y = x
        for block in self.blocks:
            y = own(y)
        return x


class Collected(layers.Layer):
    def __init__(self, given=None, **kwargs):
        super().__init__(**kwargs)
        self.blocks = [layers.Dense(3), layers.Dense(3)]

    def call(self, x):
        y = x
        rows = []
        for block in self.blocks:
            y = block(y)
            rows.append(y)
        return x


class TakenBefore(layers.Layer):
    def __init__(self, given=None, **kwargs):
        super().__init__(**kwargs)
        self.blocks = [layers.Dense(3), layers.Dense(3)]

    def call(self, x):
        y = x
        for block in self.blocks:
            print(y)
            y = block(y)
        return x


class TakenOutside(layers.Layer):
    def __init__(self, given=None, **kwargs):
        super().__init__(**kwargs)
        self.blocks = [layers.Dense(3), layers.Dense(3)]

    def call(self, x):
        y = x
        print(y)
        for block in self.blocks:
            y = block(y)  # -> LL515
        return x


class Inside(layers.Layer):
    def __init__(self, given=None, **kwargs):
        super().__init__(**kwargs)
        self.blocks = [layers.Dense(3), layers.Dense(3)]

    def call(self, x):
        y = x
        for block in self.blocks:
            y = block(tf.nn.relu(y))  # -> LL515
        return x


class OfComputed(layers.Layer):
    def __init__(self, given=None, **kwargs):
        super().__init__(**kwargs)
        self.blocks = [layers.Dense(3), layers.Dense(3)]

    def call(self, x):
        x = tf.nn.relu(x)
        y = x
        for block in self.blocks:
            y = block(y)
        return x


class OfLocal(layers.Layer):
    def __init__(self, given=None, **kwargs):
        super().__init__(**kwargs)
        self.blocks = [layers.Dense(3), layers.Dense(3)]

    def call(self, x):
        z = own(x)
        y = z
        for block in self.blocks:
            y = block(y)
        return z


class Loss(layers.Layer):
    def __init__(self, given=None, **kwargs):
        super().__init__(**kwargs)
        self.blocks = [layers.Dense(3), layers.Dense(3)]

    def call(self, x):
        y = x
        for block in self.blocks:
            y = block(y)
            self.add_loss(tf.reduce_sum(y))
        return x


class UnderANameFirst(layers.Layer):
    def __init__(self, given=None, **kwargs):
        super().__init__(**kwargs)
        self.blocks = [layers.Dense(3), layers.Dense(3)]

    def call(self, x):
        y = x
        for block in self.blocks:
            z = block(y)
            y = z  # -> LL515
        return x


class UsedUnderTheFirstName(layers.Layer):
    def __init__(self, given=None, **kwargs):
        super().__init__(**kwargs)
        self.blocks = [layers.Dense(3), layers.Dense(3)]

    def call(self, x):
        y = x
        for block in self.blocks:
            z = block(y)
            self.add_loss(tf.reduce_mean(z))
            y = z
        return x


class ReturnedUnderTheFirstName(layers.Layer):
    def __init__(self, given=None, **kwargs):
        super().__init__(**kwargs)
        self.blocks = [layers.Dense(3), layers.Dense(3)]

    def call(self, x):
        y = x
        for block in self.blocks:
            z = block(y)
            y = z
        print(z)
        return x


class TakesItselfTwice(layers.Layer):
    def __init__(self, given=None, **kwargs):
        super().__init__(**kwargs)
        self.blocks = [layers.Dense(3), layers.Dense(3)]
        self.seen = []

    def call(self, x):
        y = x
        for block in self.blocks:
            self.add_loss(tf.reduce_mean(y))
            z = block(y)
            y = z
        return x
