# keras: 2, 3
import logging
import warnings

import tensorflow as tf
from tensorflow.keras import layers

logger = logging.getLogger(__name__)
SEEN = []
TABLE = {}


def check(value):
    if value is not None:
        warnings.warn("`old` has no effect any more")


def refuse(value):
    if value < 0:
        message = "{} is below zero".format(value)
        raise ValueError(message)
    logger.info("%s", value)


def note(value):
    if value:
        _warn(f"{value} is old")


def _warn(text):
    warnings.warn(text)


def collect(value):
    if value is not None:
        warnings.warn("`old` is kept elsewhere")
        SEEN.append(value)


def mark(layer, value):
    if value is not None:
        layer.old = value


def put(value):
    if value is not None:
        TABLE["old"] = value


def remember(value):
    global last
    if value is not None:
        last = value


def size_of(value):
    if value is None:
        return 2
    return 4


class Scaled(layers.Layer):
    def __init__(self, units=2, **kwargs):
        super().__init__(**kwargs)
        self.units = units

    def call(self, inputs):
        return inputs * self.units

    def get_config(self):
        return {**super().get_config(), "units": self.units}


class ByFunctions(Scaled):
    def __init__(self, old=None, older=1, oldest="", **kwargs):
        super().__init__(**kwargs)
        check(old)
        refuse(older)
        note(oldest)

    def get_config(self):
        return {**super().get_config()}


class ByMethod(Scaled):
    def __init__(self, old=None, **kwargs):
        super().__init__(**kwargs)
        self._check(old)

    def _check(self, old):
        if old is not None:
            check(old)

    def get_config(self):
        return {**super().get_config()}


class Printed(Scaled):
    def __init__(self, old=None, older=None, oldest=None, verbose=False, **kwargs):
        super().__init__(**kwargs)
        logger.warning("%s", old)
        logging.info("{}".format(older))
        tf.print(oldest)
        if verbose:
            print("it is made")

    def get_config(self):
        return {**super().get_config()}


class Required(layers.Layer):
    def __init__(self, old, **kwargs):
        super().__init__(**kwargs)
        print(old)

    def get_config(self):  # -> LL402
        return {**super().get_config()}


class Collected(Scaled):
    def __init__(self, old=None, **kwargs):
        super().__init__(**kwargs)
        collect(old)

    def get_config(self):  # -> LL402
        return {**super().get_config()}


class Marked(Scaled):
    def __init__(self, old=None, **kwargs):
        super().__init__(**kwargs)
        print(old)
        mark(self, old)

    def get_config(self):  # -> LL402
        return {**super().get_config()}


class Put(Scaled):
    def __init__(self, old=None, **kwargs):
        super().__init__(**kwargs)
        put(old)

    def get_config(self):  # -> LL402
        return {**super().get_config()}


class Remembered(Scaled):
    def __init__(self, old=None, **kwargs):
        super().__init__(**kwargs)
        remember(old)

    def get_config(self):  # -> LL402
        return {**super().get_config()}


class Sized(Scaled):
    def __init__(self, old=None, **kwargs):
        super().__init__(**kwargs)
        self.size = size_of(old)

    def call(self, inputs):
        return inputs * self.size

    def get_config(self):  # -> LL402
        return {**super().get_config()}


class CheckedAndUsed(Scaled):
    def __init__(self, old=None, **kwargs):
        super().__init__(**kwargs)
        check(old)
        if old:
            self.units = 3

    def get_config(self):  # -> LL402
        return {**super().get_config()}
