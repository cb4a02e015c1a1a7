# keras: 2, 3
import math

import numpy as np
import tensorflow as tf


class Cosine(tf.keras.optimizers.schedules.LearningRateSchedule):
    def __call__(self, step):
        return 0.1 * np.cos(step)  # -> LL504

    def get_config(self):
        return {}


class Root(tf.keras.optimizers.schedules.LearningRateSchedule):
    def __call__(self, step):
        return 0.1 / math.sqrt(step + 1)  # -> LL504

    def get_config(self):
        return {}


class Table(tf.keras.optimizers.schedules.LearningRateSchedule):
    def __init__(self, steps=100):
        self.steps = steps
        self.rates = np.linspace(0.1, 0.01, steps).astype("float32")

    def __call__(self, step):
        return self.rates[step]  # -> LL504

    def get_config(self):
        return {"steps": self.steps}


class Right(tf.keras.optimizers.schedules.LearningRateSchedule):
    def __init__(self, warm=3):
        self.warm = warm

    def __call__(self, step):
        return 0.1 * tf.math.rsqrt(tf.cast(step, "float32") + 1.0) * np.sqrt(self.warm)

    def get_config(self):
        return {"warm": self.warm}
