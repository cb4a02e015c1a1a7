# keras: 2, 3
from tensorflow.keras import layers


class OnlyForDebugging(layers.Layer):
    def __init__(self, units=4, debug=False, **kwargs):  # -> LL301
        if debug:
            super().__init__(name="debug", **kwargs)
        self.dense = layers.Dense(units)

    def call(self, x):
        return self.dense(x)


class OnlyWithName(layers.Layer):
    def __init__(self, units=4, label="", **kwargs):  # -> LL301
        if label != "":
            kwargs["name"] = label
            super().__init__(**kwargs)
        self.dense = layers.Dense(units)

    def call(self, x):
        return self.dense(x)


class InBoth(layers.Layer):
    def __init__(self, units=4, debug=False, **kwargs):
        if debug:
            super().__init__(name="debug", **kwargs)
        else:
            super().__init__(**kwargs)
        self.dense = layers.Dense(units)

    def call(self, x):
        return self.dense(x)


class Refuses(layers.Layer):
    def __init__(self, units=4, **kwargs):
        if units <= 0:
            raise ValueError("no units")
        super().__init__(**kwargs)
        self.dense = layers.Dense(units)

    def call(self, x):
        return self.dense(x)


class LeavesEarly(layers.Layer):
    def __init__(self, units=4, debug=False, **kwargs):
        if debug:
            super().__init__(**kwargs)
            return
        super().__init__(name="plain", **kwargs)
        self.dense = layers.Dense(units)

    def call(self, x):
        return self.dense(x)


class OnceOnly(layers.Layer):
    def __init__(self, units=4, **kwargs):
        if not hasattr(self, "_ready"):
            super().__init__(**kwargs)
        self.dense = layers.Dense(units)

    def call(self, x):
        return self.dense(x)
