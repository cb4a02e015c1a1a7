# keras: 2, 3
import math

import numpy as np
import tensorflow as tf


class Base(tf.keras.layers.Layer):
    def call(self, x):
        return x


class Counted(Base):
    def __init__(self, vocabulary, **kwargs):
        super().__init__(**kwargs)
        self.vocabulary = len(vocabulary)

    def get_config(self):
        return {**super().get_config(), "vocabulary": self.vocabulary}  # -> LL408


class Later(Base):
    def __init__(self, pad, **kwargs):
        super().__init__(**kwargs)
        self.pad = pad
        self.pad += 1

    def get_config(self):
        return {**super().get_config(), "pad": self.pad}  # -> LL408


class Angles(Base):
    def __init__(self, first, second, third, **kwargs):
        super().__init__(**kwargs)
        self.first = math.radians(first)
        self.second = np.log(second)
        self.cos_third, self.sin_third = math.cos(third), math.sin(third)

    def get_config(self):
        config = super().get_config()
        config["first"] = self.first  # -> LL408
        config["second"] = self.second  # -> LL408
        config["third"] = self.cos_third  # -> LL408
        return config


class Named(Base):
    def __init__(self, prefix, suffix, **kwargs):
        super().__init__(**kwargs)
        self.prefix = f"{prefix}_"
        self.suffix = f"{suffix}"

    def get_config(self):
        config = super().get_config()
        config["prefix"] = self.prefix  # -> LL408
        config["suffix"] = self.suffix
        return config


class CountedInTheEnd(Base):
    def __init__(self, sizes, **kwargs):
        super().__init__(**kwargs)
        self.sizes = sizes

    def get_config(self):
        return {**super().get_config(), "sizes": len(self.sizes)}  # -> LL408


class Kept(Base):
    def __init__(self, width, rate, sizes, **kwargs):
        super().__init__(**kwargs)
        self.width = max(width, 1)
        self.rate = rate
        if rate > 1:
            self.rate /= 100
        self.sizes = sorted(sizes)
        self.count = len(sizes)

    def get_config(self):
        config = super().get_config()
        config.update(width=self.width, rate=self.rate, sizes=self.sizes)
        return config
