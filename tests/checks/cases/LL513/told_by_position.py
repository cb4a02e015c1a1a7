# keras: 3
import keras
from keras import layers


class Needs(layers.Layer):
    def call(self, x, training):
        return x * 2.0 if training else x


class NeedsThird(layers.Layer):
    def call(self, x, context, training):
        return x * 2.0 if training else x + context


class Told(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.needs = Needs()
        self.third = NeedsThird()

    def call(self, x, phase):
        x = self.needs(x, phase)
        x = self.third(x, x)  # -> LL513
        return self._run(x, phase)

    def _run(self, x, mode):
        return self.third(x, x, mode)


class Untold(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.needs = Needs()

    def call(self, x, mode):
        return self.needs(x) if mode else x  # -> LL513
