# keras: 3
import tensorflow as tf


def push(cache, x):
    return cache.append(x)


class ByMethod(tf.keras.layers.Layer):
    def call(self, x, cache):
        self._push(x, c=cache)
        return x

    def _push(self, x, c):
        c.append(x)  # -> LL709


class ByFunction(tf.keras.layers.Layer):
    def call(self, x, cache):
        push(cache, x)  # -> LL709
        return x


class Copies(tf.keras.layers.Layer):
    def call(self, x, cache):
        self._push(list(cache), x)
        self._anew(cache, x)
        return x

    def _push(self, c, x):
        c.append(x)

    def _anew(self, c, x):
        c = dict(c)
        c["x"] = x


class Own(tf.keras.layers.Layer):
    def call(self, x, state):
        state = self._next(state, x)
        return x * state.value

    def _next(self, state, x):
        return state.update(x)


class Recursive(tf.keras.layers.Layer):
    def call(self, x, depth):
        return self._down(x, depth)

    def _down(self, x, depth):
        return self._down(x, depth)
