# keras: 2, 3
import keras


class Attend(keras.layers.Layer):
    def call(self, x, causal=False):
        return x * float(causal)


class Fixed(keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.attend = Attend()

    def call(self, x, causal=False):
        return self._attended(x)

    def _attended(self, x):
        return self.attend(x, causal=True)  # -> LL410


class TakesIt(keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.attend = Attend()

    def call(self, x, causal=False):
        return self._own(x, causal)

    def _own(self, x, causal):
        return self.attend(x, causal=causal)


class CalledElsewhere(keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.attend = Attend()

    def call(self, x, causal=False):
        return self._attended(x)

    def summary(self, x):
        return self._attended(x)

    def _attended(self, x):
        return self.attend(x, causal=True)


class Reads(keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.attend = Attend()

    def call(self, x, causal=False):
        return self._attended(x) if causal else x

    def _attended(self, x):
        return self.attend(x, causal=True)
