# keras: 3
import tensorflow as tf
from tensorflow import keras
from tensorflow.keras import layers


class Plain(layers.Layer):
    def call(self, x):
        self.add_update(x)  # -> LL701
        return x, self.updates  # -> LL701


class OfModel(keras.Model):
    def call(self, x):
        return x, self.state_updates  # -> LL701


class AnyName(layers.Layer):
    def __init__(self, options, **kwargs):
        super().__init__(**kwargs)
        for name, value in options.items():
            setattr(self, name, value)

    def call(self, x):
        self.add_update(x)
        return x


class FromDict(layers.Layer):
    def __init__(self, options, **kwargs):
        super().__init__(**kwargs)
        self.__dict__.update(options)

    def call(self, x):
        self.add_update(x)
        return x


class Asked(layers.Layer):
    def __getattr__(self, name):
        return None

    def call(self, x):
        self.add_update(x)
        return x


class Parent(layers.Layer):
    def call(self, x):
        return x, self.updates


class Child(Parent):
    @property
    def updates(self):
        return []


class OwnOptimizer(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.optimizer = object()

    def rate(self):
        return self.optimizer.lr


class Versions(layers.Layer):
    def __init__(self, legacy_keras=False, mode="a", **kwargs):
        super().__init__(**kwargs)
        self.legacy_keras = legacy_keras
        self.mode = mode

    def call(self, x):
        if self.legacy_keras:
            self.add_update(x)
        if self.mode == "a":
            self.add_update(x)  # -> LL701
        return x


class Keywords(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.one = keras.optimizers.Adam(lr=0.1)  # -> LL701
        self.two = keras.optimizers.Adam(lr=0.1, learning_rate=0.1)  # -> LL701
        self.three = keras.optimizers.Adam(amsgrad=True)
        self.norm = layers.BatchNormalization(fused=True)  # -> LL701

    def call(self, x):
        return self.norm(x)


class OwnCompile(keras.Model):
    def compile(self, **options):
        return super().compile(sample_weight_mode="temporal", **options)  # -> LL701


class ChildOfOwnCompile(OwnCompile):
    def compile(self, **options):
        return super().compile(sample_weight_mode="temporal", **options)


class Backend(layers.Layer):
    def call(self, x):
        a = keras.backend.sum(x, axis=1)
        b = keras.backend.batch_dot(x, x, axes=1)
        c = keras.backend.cast_to_floatx(x)
        return a, b, c


class NotALayer:
    def compile(self, **options):
        return self.add_update(options)
