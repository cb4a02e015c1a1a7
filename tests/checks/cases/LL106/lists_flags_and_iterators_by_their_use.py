# keras: 2, 3
import collections
import itertools

import numpy as np
import tensorflow as tf

SEEN = []
UNREAD = []
NOT_MEASURED = []
TABLE = {"a": []}


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
        self.inner.first = True
        self.zero = 1
        self.flags = {"a": True}
        self.mixed = size
        self.guarded = True
        self.trainable = True
        self.late = True

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
        y = y * 2.0 if self.inner.first else y
        self.inner.first = False  # -> LL106
        y = y * 2.0 if self.zero else y
        self.zero = 0  # -> LL106
        y = y * 2.0 if self.flags["a"] else y
        self.flags["a"] = False
        self.late = False if self.late else False
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
        self.window = [0, 0]
        self.renewed = []
        self.doubled = []
        self.pair = ()
        self.extended = []
        self.cleared = []
        self.sized = []
        self.mixed = []
        self.others = []
        self.none = []
        self.of_lists = [[1]]
        self.of_iterators = itertools.cycle([1.0])

    def call(self, x):
        self.grown = self.grown + [1]  # -> LL106
        self.longer.append(2)  # -> LL106
        self.replaced = [1]
        self.empty += []
        self.window = self.window[1:] + [1]
        self.renewed = [len(self.renewed), 1]
        self.doubled = [2 * n for n in self.doubled]
        self.pair += (1,)  # -> LL106
        self.extended.extend([1, 2])  # -> LL106
        self.extended.extend([])
        self.cleared.clear()
        self.sized = self.others + [1]
        self.mixed.extend([1, x])
        self.none.append()
        x = x * len(self.window) * len(self.renewed) * len(self.doubled) * len(self.pair) * len(self.extended)
        x = x * len(self.cleared) * len(self.sized) * len(self.mixed) * len(self.none)
        self.tensors.append(x)  # -> LL105
        self.measured_alone.append(1)
        n = len(self.measured_alone)
        print(n)
        SEEN.append(1)  # -> LL106
        SEEN.append(x)
        UNREAD.append(1)
        SEEN.extend([1])
        SEEN.append()
        TABLE["a"].append(1)
        x = x * len(TABLE["a"]) * max(NOT_MEASURED) * len(KEPT) * len()
        NOT_MEASURED.append(1)
        fresh().append(1)
        SEEN.count(1)
        x = x * len(fresh()) * self.of_lists[0].pop() * next(self.of_iterators[0])
        KEPT = []
        KEPT.append(1)
        local = []
        local.append(1)
        x = x * len(self.grown) * len(self.longer) * len(self.replaced) * len(self.empty)
        x = x * len(self.tensors) * len(local)
        return x * len(SEEN)


RATES = [0.1, 0.2]


def fresh():
    return [1]


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
        self.again = [0.5]
        self.inner = Inner()

    def call(self, x):
        self.again = [0.5, 0.6]
        x = x * self.again.pop()
        x = x * RATES.pop() * self.inner.rates.pop() * self.rates.pop(0, 1)
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


ENDS = iter([1.0])


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
        x = x * next(self.schedule) * sum(self.ends) * next(ENDS) * next()
        x = x * next(iter(self.numbers))
        x = x * next(self.ends, 1.0)  # -> LL106
        return x * next(itertools.count())


class Clock:
    count = 0

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

    @classmethod
    def of_all(cls):
        cls.count += 1
        return 1.0

    def rename(self):
        self.name += "a"
        return 1.0

    def set(self):
        self.t = self.name
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
        x = x * self.third.set()
        x = x * Clock.of_all()
        x = x * self.fourth.grow(x)
        clock = Clock()
        return x * clock.tick()
