# keras: 2, 3
import tensorflow as tf


class Early(tf.keras.layers.Layer):
    def __init__(self, units=4, **kwargs):
        super().__init__(**kwargs)
        self.dense = tf.keras.layers.Dense(self.units)  # -> LL202
        self.units = units

    def call(self, x):
        return self.dense(x) * self.units


class OfItself(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.count = self.count + 1  # -> LL202

    def call(self, x):
        return x * self.count


class Later(tf.keras.layers.Layer):
    def __init__(self, units=4, **kwargs):
        super().__init__(**kwargs)
        self.make = lambda: tf.keras.layers.Dense(self.units)
        self.units = units

    def call(self, x):
        return x * self.units


class OfTheClass(tf.keras.layers.Layer):
    units = 3

    def __init__(self, units=4, **kwargs):
        super().__init__(**kwargs)
        self.dense = tf.keras.layers.Dense(self.units)
        self.units = units

    def call(self, x):
        return self.dense(x) * self.units


class Parent(tf.keras.layers.Layer):
    def __init__(self, units=4, **kwargs):
        super().__init__(**kwargs)
        self.units = units

    def call(self, x):
        return x * self.units


class OfAParent(Parent):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.more = tf.keras.layers.Dense(self.units)
        self.units = 5

    def call(self, x):
        return self.more(x) * self.units


class OfAHelper(tf.keras.layers.Layer):
    def __init__(self, units=4, **kwargs):
        super().__init__(**kwargs)
        self.prepare(units)
        self.dense = tf.keras.layers.Dense(self.units)
        self.units = units

    def prepare(self, units):
        self.units = units

    def call(self, x):
        return self.dense(x) * self.units


class OfKeras(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.label = self.name
        self.trainable = not self.trainable

    def call(self, x):
        return x


class Guarded(tf.keras.layers.Layer):
    def __init__(self, units=4, **kwargs):
        super().__init__(**kwargs)
        if hasattr(self, "units"):
            self.old = self.units
        self.units = units

    def call(self, x):
        return x * self.units
