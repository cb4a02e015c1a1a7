# keras: 3
import tensorflow as tf
from elsewhere import Tracked
from keras import layers


class Whiten(tf.Module):
    def __init__(self):
        super().__init__()
        self.v = tf.Variable(1.0)

    def __call__(self, x):
        return x * self.v


class Pure(tf.Module):
    def __call__(self, x):
        return x * 2.0


class ByName(layers.Layer):
    def __init__(self, name_of_it, module: tf.Module, **kwargs):
        super().__init__(**kwargs)
        setattr(self, name_of_it, tf.Variable(1.0))  # -> LL104
        setattr(self, name_of_it, Whiten())
        self.whiten = Whiten()  # -> LL104
        self.pure = Pure()
        self.module = module
        self.several = [Whiten()]  # -> LL104
        self.mixed = {"a": Whiten}

    def call(self, x):
        self.in_call = Whiten()
        return self.whiten(self.pure(x))


class Sets(layers.Layer):
    def __init__(self, name_of_it, **kwargs):
        super().__init__(**kwargs)
        setattr(self, name_of_it, tf.Variable(1.0))
        self.v = tf.Variable(1.0)  # -> LL104

    def __setattr__(self, name, value):
        self._track_all(value)
        super().__setattr__(name, value)

    def _track_all(self, value):
        pass

    def call(self, x):
        return x * self.v


class Tracks(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.v = tf.Variable(1.0)
        self._track_variable(self.v)

    def call(self, x):
        return x * self.v
