# keras: 2, 3
from abc import abstractmethod

import tensorflow as tf


class Forgets(tf.keras.layers.Layer):
    def call(self, x):  # -> LL502
        y = x * 2.0

        def later():
            return y

        self.later = later


class IsAStub(tf.keras.layers.Layer):
    def call(self, x):
        """Children say what it does."""


class IsAbstract(tf.keras.layers.Layer):
    @abstractmethod
    def call(self, x):
        print(x)


class GivesByTurns(tf.keras.layers.Layer):
    def call(self, x):
        yield x * 2.0


class Refuses(tf.keras.layers.Layer):
    def call(self, x):
        print(x)
        raise NotImplementedError("use `decode`")


class HandsOn(tf.keras.layers.Layer):
    def double(self, x):  # -> LL502
        tf.print(x)

    def call(self, x):
        return self.double(x)


class HandsOnWhatChildrenWrite(tf.keras.layers.Layer):
    def stub(self, x):
        pass

    @abstractmethod
    def abstract(self, x):
        print(x)

    def turns(self, x):
        yield x

    @tf.function
    def decorated(self, x):
        print(x)

    def refuses(self, x):
        print(x)
        raise NotImplementedError

    def gives_in_one(self, x):
        if x is None:
            return
        return x

    def call(self, x, mode=0):
        if mode == 0:
            return self.stub(x)
        if mode == 1:
            return self.abstract(x)
        if mode == 2:
            return self.turns(x)
        if mode == 3:
            return self.decorated(x)
        if mode == 4:
            return self.refuses(x)
        return self.gives_in_one(x)


class HandsOnAnAttribute(tf.keras.layers.Layer):
    def double(self, x):
        tf.print(x)

    def call(self, x):
        return self.double if x is None else x


class ReturnsWhatChangesAList(tf.keras.layers.Layer):
    def call(self, x):
        parts = [x]
        return parts.append(x)  # -> LL502


class ReturnsWhatChangesATensor(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.add = tf.keras.layers.Add()

    def call(self, x):
        parts = [x, x]
        if len(parts) == 1:
            return parts.copy()
        return self.add(parts)


class ForgetsInOneWay(tf.keras.layers.Layer):
    def call(self, x, mask=None):  # -> LL502
        if mask is None:
            return x
        y = x * tf.cast(mask, x.dtype)


class AsksForAll(tf.keras.layers.Layer):
    def call(self, x, mode="a"):
        if mode == "a":
            return x
        elif mode == "b":
            return -x
        print("no such mode", mode)


class EndsInALoop(tf.keras.layers.Layer):
    def call(self, x):
        for size in (1, 2):
            if x.shape[-1] == size:
                return x * size
            y = size


class ReturnsInOneMode(tf.keras.layers.Layer):
    def call(self, x, training=None):  # -> LL502
        if training:
            return x * 2.0


class ReturnsInBothModes(tf.keras.layers.Layer):
    def call(self, x, training=None):
        if training:
            return x * 2.0
        if not training:
            return x
