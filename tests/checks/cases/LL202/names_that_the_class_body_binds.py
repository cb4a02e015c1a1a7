# keras: 2, 3
from tensorflow import keras


class Net(keras.layers.Layer):
    class Scale(keras.layers.Layer):
        def call(self, x):
            return x * 2.0

    SIZE, OTHER = 3, 4
    [FIRST, (SECOND, *REST)] = 1, (2, 3)
    import math
    import os.path
    from json import dumps as text

    for STEP in range(3):
        LAST = STEP
    with open(__file__) as handle:
        lines = 3
    try:
        import ujson as fast
    except ImportError:
        fast = None
    if (WIDTH := SIZE) > 2:
        HEIGHT: int = 3

        def helper(self):
            return 1
    else:
        DEPTH = 3
    while True:

        def other(self):
            return 2

        break
    DECLARED: int
    numbers = [INNER for INNER in range(3)]

    def __init__(self):
        super().__init__()
        self.scale = self.Scale()
        self.sizes = self.SIZE, self.OTHER, self.FIRST, self.SECOND, self.REST
        self.modules = self.math, self.os, self.text, self.fast
        self.bound = self.STEP, self.LAST, self.handle, self.lines, self.WIDTH, self.HEIGHT, self.DEPTH
        self.helpers = self.helper(), self.other()

    def call(self, x):
        return self.scale(x) * self.numbers[0]


class Missing(keras.layers.Layer):
    DECLARED: int
    numbers = [INNER for INNER in range(3)]

    def call(self, x):
        y = x + self.DECLARED  # -> LL202
        z = y + self.INNER  # -> LL202
        return z * self.numbers[0]
