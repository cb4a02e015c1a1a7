# keras: 2, 3
import collections
import itertools

import numpy as np
import tensorflow as tf

SEEN = []
UNREAD = []


class Flags(tf.keras.layers.Layer):
    def __init__(self, size=None, **kwargs):
        super().__init__(**kwargs)
        self.chosen = True
        self.unread = True
        self.read_after = True
        self.of_a_list = True
        self.inner = Inner()
        self.number = 1
        self.same = False
        self.mixed = size
        self.guarded = True
        self.trainable = True

    def build(self, input_shape):
        self.built = False
        super().build(input_shape)

    def call(self, x):
        y = x if self.chosen else 2.0 * x
        self.chosen = False  # -> LL106
        self.unread = False
        self.read_after = False
        names = [1, 2]
        if self.of_a_list:
            names = [3]
        self.of_a_list = False
        y = y * 2.0 if self.number else y
        self.number = True
        y = y * 3.0 if self.same else y
        self.same = False
        y = y * 4.0 if self.mixed else y
        self.mixed = False
        if self.guarded:
            y = y * 5.0
            self.guarded = False
        if self.built:
            y = y * 2.0
        self.built = True
        if self.trainable:
            y = y * 2.0
        self.trainable = False
        z = y if self.read_after else x
        return y * len(names) + z


class Inner:
    pass


class Lists(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.grown = []
        self.longer = []
        self.replaced = []
        self.layers_too = []
        self.of_text = []
        self.empty = []
        self.tensors = []
        self.measured_alone = []
        self.set_once = []

    def call(self, x):
        self.grown = self.grown + [1]  # -> LL106
        self.longer.append(2)  # -> LL106
        self.replaced = [1]
        self.empty += []
        self.tensors.append(x)  # -> LL105
        self.measured_alone.append(1)
        n = len(self.measured_alone)
        print(n)
        SEEN.append(1)  # -> LL106
        SEEN.append(x)
        UNREAD.append(1)
        SEEN.clear()
        local = []
        local.append(1)
        x = x * len(self.grown) * len(self.longer) * len(self.replaced) * len(self.empty)
        x = x * len(self.tensors) * len(local)
        return x * len(SEEN)


class Shrinks(tf.keras.layers.Layer):
    def __init__(self, rates=(0.1, 0.2), table=None, **kwargs):
        super().__init__(**kwargs)
        self.rates = [0.1, 0.2]
        self.repeated = [0.5] * 9
        self.sorted = sorted(rates)
        self.queue = collections.deque(rates)
        self.filled = [0.5]
        self.table = {"a": 1.0}
        self.argument = table
        self.by_default = {"a": 0.5}

    def call(self, x):
        x = x * self.rates.pop()  # -> LL106
        x = x * self.repeated.pop(-1)  # -> LL106
        x = x * self.sorted.pop(0)  # -> LL106
        x = x * self.queue.popleft()  # -> LL106
        self.filled.append(0.5)
        x = x * self.filled.pop()
        x = x * self.table.pop("a")
        x = x * self.argument.pop()
        x = x * self.by_default.pop("a", 1.0)
        rates = [1.0, 2.0]
        return x * rates.pop()


class Iterates(tf.keras.layers.Layer):
    def __init__(self, schedule, **kwargs):
        super().__init__(**kwargs)
        self.counter = itertools.count()
        self.ends = iter([0.1, 0.2])
        self.schedule = schedule
        self.numbers = [1.0, 2.0]

    def call(self, x):
        x = x * next(self.counter)  # -> LL106
        x = x * next(self.ends)  # -> LL106
        x = x * next(self.schedule)
        x = x * next(iter(self.numbers))
        x = x * next(self.ends, 1.0)
        return x * next(itertools.count())


class Clock:
    def __init__(self):
        self.t = 0
        self.rate = 1.0
        self.name = ""

    def tick(self):
        self.t += 1
        return self.t

    def reset(self):
        self.t = 0
        return 1.0

    def rename(self):
        self.name += "a"
        return 1.0

    def grow(self, by):
        self.rate += by
        return self.rate


class Ticks(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.clock = Clock()
        self.other = Clock()
        self.third = Clock()
        self.fourth = Clock()

    def call(self, x):
        x = x * self.clock.tick()  # -> LL106
        x = x * self.other.reset()
        x = x * self.third.rename()
        x = x * self.fourth.grow(x)
        clock = Clock()
        return x * clock.tick()
