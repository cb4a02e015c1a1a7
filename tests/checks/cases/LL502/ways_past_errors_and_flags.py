# keras: 2, 3
import logging

import tensorflow as tf
from project import handle, refuse


class Base(tf.keras.layers.Layer):
    def __init__(self, scaled=True, **kwargs):
        super().__init__(**kwargs)
        self.scaled = scaled
        if self.scaled:
            self.dense = tf.keras.layers.Dense(3)


class Printed(Base):
    def call(self, x):  # -> LL502
        def halved(value):
            if value is None:
                return None
            return value / 2.0

        try:
            return halved(self.dense(x))
        except ValueError as error:
            print("failed", error)


class Handled(Base):
    def call(self, x):
        try:
            return self.dense(x)
        except ValueError as error:
            handle(error)


class ShownAfterwards(Base):
    def call(self, x):  # -> LL502
        kept = ""
        try:
            return self.dense(x)
        except ValueError as error:
            kept = str(error)
        print(kept)


class TriesAgain(Base):
    def call(self, x):
        for _ in range(3):
            try:
                return self.dense(x)
            except ValueError as error:
                logging.warning("failed: %s", error)


class ByALambda(Base):
    def call(self, x):  # -> LL502
        try:
            return self.dense(x)
        except ValueError as error:
            log = lambda: handle(error)


class Helped(Base):
    def call(self, x):  # -> LL502
        def halved(value):
            if value is None:
                return None
            return value / 2.0

        if self.scaled:
            return halved(self.dense(x))


class Refused(Base):
    def call(self, x):
        if self.scaled == "never":
            refuse(x)
        else:
            return x * 2.0


class Searched(Base):
    def call(self, x):  # -> LL502
        def first(names):
            for name in names:
                return name

        if self.scaled:
            return self.dense(x)
        y = x * len(first(["a", "b"]))


class EndsWithAFunction(Base):
    def call(self, x):  # -> LL502
        if self.scaled:
            return self.dense(x)

        def later(value):
            handle(value)


class Imported(tf.keras.layers.Layer):
    def __init__(self, scaled=True, **kwargs):
        super().__init__(**kwargs)
        self.scaled = scaled
        try:
            import project.fast
        except ImportError:
            raise RuntimeError("project.fast is missing")

    def call(self, x):  # -> LL502
        if self.scaled:
            return x * 2.0


class Replaced(tf.keras.layers.Layer):
    """What is returned is a layer before `build`, and a weight after it."""

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.head = tf.keras.layers.Dense(2)

    def build(self, input_shape):
        self.head = self.add_weight(name="head", shape=(input_shape[-1],))

    def call(self, x):
        return self.head


class InTurns(tf.keras.layers.Layer):
    def call(self, x):  # -> LL502
        y = tf.nn.relu(x)
        self.first(y, 3)

    def first(self, x, n):
        if n > 0:
            self.second(x, n - 1)

    def second(self, x, n):
        if n > 0:
            self.first(x, n - 1)


class OfTheParent(Base):
    def shown(self, x):
        y = x * 2.0


class Child(OfTheParent):
    def call(self, x):
        return super().shown(x)  # -> LL502
