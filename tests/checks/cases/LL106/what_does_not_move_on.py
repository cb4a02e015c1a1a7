# keras: 2, 3
# not LL106
"""What is set to the same in every call, or once for a print, and what may be a variable."""

import keras
from project import handle, make


class Point:
    def __init__(self):
        self.inner = make()


class MayBeAVariable(keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.made = make()
        self.point = Point()

    def call(self, x):
        self.made.n += 1
        self.point.inner.n += 1
        return x * self.made.n + self.point.inner.n


class KeptOrHalf(keras.layers.Layer):
    def __init__(self, fast=True, **kwargs):
        super().__init__(**kwargs)
        self.fast = fast
        self.rate = 0.1

    def call(self, x):
        self.rate = self.rate if self.fast else 0.5
        return x * self.rate


class ByAnArgument(keras.layers.Layer):
    def __init__(self, fast=True, **kwargs):
        super().__init__(**kwargs)
        self.fast = fast
        self.phase = 0

    def call(self, x):
        if self.fast:
            self.phase = 1
        else:
            self.phase = 2
        return x * self.phase


class ShownOnce(keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.shown = 0
        self.step = 0

    def build(self, input_shape):
        self.scale = self.add_weight(name="scale", shape=())
        self.built = True

    def call(self, x):
        self.step = 2
        if self.shown == 0:
            print("called")
            self.shown = 1
        return x * self.scale * self.step


class SetByOthers(keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.n = 0

    def call(self, x):
        def keep(number):
            self.n = number

        handle(keep)
        return x * self.n


class Named(keras.layers.Layer):
    """The count only gives a name: a note."""

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.n = 0
        self.label = ""

    def reset(self):
        self.n = 0
        if self.label == "":
            return
        self.label = ""

    def call(self, x):
        self.n += 1
        self.label = f"step_{self.n}"
        return x
