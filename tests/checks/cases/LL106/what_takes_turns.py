# keras: 2, 3
from collections import deque

import tensorflow as tf


class Turns(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.mode = "a"
        self.rates = deque([0.1, 0.2])
        self.order = [1.0, 2.0]

    def call(self, x):
        self.rates.rotate(1)  # -> LL106
        self.order.reverse()  # -> LL106
        self.mode = "b" if self.mode == "a" else "a"  # -> LL106
        y = x * self.rates[0] * self.order[0]
        return y * 2.0 if self.mode == "a" else y


class Chosen(tf.keras.layers.Layer):
    def __init__(self, fast=True, **kwargs):
        super().__init__(**kwargs)
        self.fast = fast
        self.mode = "a"

    def call(self, x):
        y = x if self.mode == "a" else x * 2.0
        self.mode = "a" if self.fast else "b"
        order = [1.0, 2.0]
        order.reverse()
        return y * order[0]


class Alternates(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.phase = 0
        self.step = 0

    def call(self, x):
        self.step = 1
        y = x * 2.0
        self.step = 2
        if self.phase == 0:
            self.phase = 1  # -> LL106
            return y
        self.phase = 0  # -> LL106
        return y * self.step


class Busy(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.busy = False

    def call(self, x):
        if self.busy:
            return x
        self.busy = True
        y = x * 2.0
        self.busy = False
        return y


class Sets(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.seen = set()
        self.names = set()

    def call(self, x):
        self.seen.add(len(self.seen))  # -> LL106
        self.names.add("a")
        return x * len(self.seen)
