# keras: 3
import functools
import inspect

import tensorflow as tf


def hides_all(function):
    @functools.wraps(function)
    def inner(*args, **kwargs):
        return function(*args, **kwargs)

    return inner


def without_wraps(function):
    def inner(*args):
        return function(*args)

    return inner


def hides_the_rest(function):
    @functools.wraps(function)
    def inner(self, *args, **kwargs):
        return function(self, *args, **kwargs)

    return inner


def other_self(function):
    @functools.wraps(function)
    def inner(layer, **kwargs):
        return function(layer, **kwargs)

    return inner


def with_options(message):
    def decorate(function):
        def inner(*args, **kwargs):
            return function(*args, **kwargs)

        return inner

    return decorate


def tells(function):
    @functools.wraps(function)
    def inner(*args, **kwargs):
        return function(*args, **kwargs)

    inner.__signature__ = inspect.signature(function)
    return inner


def marks(function):
    function.marked = True
    return function


def plain(function):
    def inner(self, *args, **kwargs):
        return function(self, *args, **kwargs)

    return inner


class A1(tf.keras.layers.Layer):
    @hides_all  # -> LL705
    def __init__(self, units=3):
        super().__init__()
        self.units = units


class A2(tf.keras.layers.Layer):
    @without_wraps  # -> LL705
    def __init__(self, units=3):
        super().__init__()
        self.units = units


class A3(tf.keras.layers.Layer):
    @hides_the_rest  # -> LL705
    def __init__(self, units=3):
        super().__init__()
        self.units = units


class A4(tf.keras.layers.Layer):
    @other_self  # -> LL705
    def __init__(self, units=3):
        super().__init__()
        self.units = units


class A5(tf.keras.Model):
    @with_options("x")  # -> LL705
    def __init__(self, units=3):
        super().__init__()
        self.units = units


class B1(tf.keras.layers.Layer):
    @tells
    def __init__(self, units=3):
        super().__init__()
        self.units = units


class B2(tf.keras.layers.Layer):
    @marks
    def __init__(self, units=3):
        super().__init__()
        self.units = units


class B3(tf.keras.layers.Layer):
    @plain
    def __init__(self, units=3):
        super().__init__()
        self.units = units


class B4(tf.keras.layers.Layer):
    @hides_the_rest
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)


class B5(tf.keras.layers.Layer):
    @hides_all
    def call(self, inputs):
        return inputs
