# keras: 2, 3
import tensorflow as tf
from tensorflow.keras import layers


class Attend(layers.Layer):
    def call(self, inputs, causal=False, training=None):
        return inputs + 1.0 if causal else inputs


class Literal(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.attend = Attend()

    def call(self, inputs, causal=False):
        return self.attend(inputs, causal=False)  # -> LL410


class Passed(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.attend = Attend()

    def call(self, inputs, causal=False):
        return self.attend(inputs, causal=causal)


class Either(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.attend = Attend()

    def call(self, inputs, causal=False):
        if causal:
            return self.attend(inputs, causal=True)
        return self.attend(inputs, causal=False)


class Unread(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.attend = Attend()

    def call(self, inputs, causal=False):
        return self.attend(inputs)


class Frozen(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.attend = Attend()

    def call(self, inputs, training=None):
        return self.attend(inputs, training=False)
