# keras: 2, 3
import tensorflow as tf


class Warm(tf.keras.optimizers.schedules.LearningRateSchedule):
    def __init__(self, warm=3):
        self.warm = warm

    def __call__(self, step):
        if step < self.warm:  # -> LL503
            return 0.1
        return 0.01

    def get_config(self):
        return {"warm": self.warm}


class Number(tf.keras.optimizers.schedules.LearningRateSchedule):
    def __call__(self, step):
        return 0.1 / float(step + 1)  # -> LL504

    def get_config(self):
        return {}


class Right(tf.keras.optimizers.schedules.LearningRateSchedule):
    def __init__(self, warm=3):
        self.warm = warm

    def __call__(self, step):
        if self.warm == 0:
            return 0.1
        return tf.where(step < self.warm, 0.1, 0.01)

    def get_config(self):
        return {"warm": self.warm}
