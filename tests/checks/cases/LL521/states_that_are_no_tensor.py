# keras: 2, 3
import tensorflow as tf
from elsewhere import own
from tensorflow.keras import backend as K
from tensorflow.keras import layers


class Adds(layers.Layer):
    def __init__(self, units, **kwargs):
        super().__init__(**kwargs)
        self.state_size = units
        self.dense = layers.Dense(units)

    def call(self, x, states):
        y = self.dense(x) + states  # -> LL521
        return y, [y]


class ByBackend(layers.Layer):
    def __init__(self, units, **kwargs):
        super().__init__(**kwargs)
        self.state_size = units
        self.dense = layers.Dense(units)

    def call(self, x, states):
        y = self.dense(x) + K.tanh(states)  # -> LL521
        return y, [y]


class ByTanh(layers.Layer):
    def __init__(self, units, **kwargs):
        super().__init__(**kwargs)
        self.state_size = units
        self.dense = layers.Dense(units)

    def call(self, x, state):
        y = self.dense(x) + tf.tanh(state)  # -> LL521
        return y, [y]


class ByOwn(layers.Layer):
    def __init__(self, units, **kwargs):
        super().__init__(**kwargs)
        self.state_size = units
        self.dense = layers.Dense(units)

    def call(self, x, states):
        y = self.dense(x) + own(states)
        return y, [y]


class Doubled(layers.Layer):
    def __init__(self, units, **kwargs):
        super().__init__(**kwargs)
        self.state_size = units
        self.dense = layers.Dense(units)

    def call(self, x, states):
        y = states + states
        return y, [y]


class Repeated(layers.Layer):
    def __init__(self, units, **kwargs):
        super().__init__(**kwargs)
        self.state_size = units
        self.dense = layers.Dense(units)

    def call(self, x, states):
        y = states * 2
        return own(y), y


class Listed(layers.Layer):
    def __init__(self, units, **kwargs):
        super().__init__(**kwargs)
        self.state_size = units
        self.dense = layers.Dense(units)

    def call(self, x, states):
        y = states + [x]
        return own(y), y


class JoinedAlone(layers.Layer):
    def __init__(self, units, **kwargs):
        super().__init__(**kwargs)
        self.state_size = units
        self.dense = layers.Dense(units)

    def call(self, x, states):
        y = tf.concat([states], axis=-1)
        return y, [y]


class JoinedWhole(layers.Layer):
    def __init__(self, units, **kwargs):
        super().__init__(**kwargs)
        self.state_size = units
        self.dense = layers.Dense(units)

    def call(self, x, states):
        y = tf.concat(states, axis=-1)
        return y, [y]


class Entry(layers.Layer):
    def __init__(self, units, **kwargs):
        super().__init__(**kwargs)
        self.state_size = units
        self.dense = layers.Dense(units)

    def call(self, x, states):
        y = self.dense(x) + states[0]
        return y, [y]


class Replaced(layers.Layer):
    def __init__(self, units, **kwargs):
        super().__init__(**kwargs)
        self.state_size = units
        self.dense = layers.Dense(units)

    def call(self, x, states):
        states = states[0]
        y = self.dense(x) + states
        return y, [y]


class Guarded(layers.Layer):
    def __init__(self, units, **kwargs):
        super().__init__(**kwargs)
        self.state_size = units
        self.dense = layers.Dense(units)

    def call(self, x, states):
        if self.trainable:
            x = self.dense(x) + states  # -> LL521
        return x, [x]


class Nested(layers.Layer):
    def __init__(self, units, **kwargs):
        super().__init__(**kwargs)
        self.state_size = units
        self.dense = layers.Dense(units)

    def call(self, x, states):
        def inner():
            return self.dense(x) + states

        return own(inner), states


class Helper(layers.Layer):
    def __init__(self, units, **kwargs):
        super().__init__(**kwargs)
        self.state_size = units
        self.dense = layers.Dense(units)

    def helper(self, x, states):
        return x + states

    def call(self, x, states):
        y = self.helper(x, states[0])
        return y, [y]


class Stars(layers.Layer):
    def __init__(self, units, **kwargs):
        super().__init__(**kwargs)
        self.state_size = units
        self.dense = layers.Dense(units)

    def call(self, x, *states):
        y = self.dense(x) + states
        return own(y)


class ByKeyword(layers.Layer):
    def __init__(self, units, **kwargs):
        super().__init__(**kwargs)
        self.state_size = units
        self.dense = layers.Dense(units)

    def call(self, x, *, states):
        y = self.dense(x) + states
        return y, [y]


class ByDefault(layers.Layer):
    def __init__(self, units, **kwargs):
        super().__init__(**kwargs)
        self.state_size = units
        self.dense = layers.Dense(units)

    def call(self, x, states=None):
        y = self.dense(x) + states
        return y, [y]


class Alone(layers.Layer):
    def __init__(self, units, **kwargs):
        super().__init__(**kwargs)
        self.state_size = units
        self.dense = layers.Dense(units)

    def call(self, x):
        return self.dense(x)


class OtherName(layers.Layer):
    def __init__(self, units, **kwargs):
        super().__init__(**kwargs)
        self.state_size = units
        self.dense = layers.Dense(units)

    def call(self, x, memory):
        y = self.dense(x) + memory
        return y, [y]


class Shaped(layers.Layer):
    def __init__(self, units, **kwargs):
        super().__init__(**kwargs)
        self.state_size = units
        self.dense = layers.Dense(units)

    def call(self, x, states):
        y = tf.shape(states)
        return own(y), [x]


class NoCell(layers.Layer):
    def __init__(self, given=None, **kwargs):
        super().__init__(**kwargs)

    def call(self, x, states):
        return x + states


class Compared(layers.Layer):
    def __init__(self, units, **kwargs):
        super().__init__(**kwargs)
        self.state_size = units
        self.dense = layers.Dense(units)

    def call(self, x, states):
        y = self.dense(x) == states
        return own(y), [x]


class NoCall(layers.Layer):
    def __init__(self, units, **kwargs):
        super().__init__(**kwargs)
        self.state_size = units
        self.dense = layers.Dense(units)
