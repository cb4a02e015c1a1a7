# keras: 2, 3
import dataclasses

import keras
import tensorflow as tf
from keras import ops
from keras.optimizers.schedules import LearningRateSchedule


class Warmup(LearningRateSchedule):  # -> LL624
    def __init__(self, width, steps=4000):
        super().__init__()
        self.width = width
        self.steps = steps

    def __call__(self, step):
        return 0.1 / self.width


class Steady(LearningRateSchedule):  # -> LL624
    def __call__(self, step):
        return 0.1


class Sparse(keras.regularizers.Regularizer):  # -> LL624
    def __init__(self, strength=0.1):
        self.strength = strength

    def __call__(self, x):
        return self.strength * ops.sum(ops.abs(x))


@keras.saving.register_keras_serializable()
class Scaled(keras.initializers.Initializer):  # -> LL624
    def __init__(self, *, scale):
        self.scale = scale

    def __call__(self, shape, dtype=None):
        return self.scale * ops.ones(shape, dtype=dtype)


class Weighted(keras.losses.Loss):  # -> LL624
    def __init__(self, weight, **kwargs):
        super().__init__(**kwargs)
        self.weight = weight

    def call(self, y_true, y_pred):
        return self.weight * ops.mean(ops.square(y_true - y_pred), axis=-1)


class Counted(keras.metrics.Metric):  # -> LL624
    def __init__(self, classes, name="counted", **kwargs):
        super().__init__(name=name, **kwargs)
        self.classes = classes

    def update_state(self, y_true, y_pred, sample_weight=None):
        pass

    def result(self):
        return 0.0


class Clip(keras.constraints.Constraint):
    def __init__(self, limit=2.0):
        self.limit = limit

    def __call__(self, w):
        return ops.clip(w, -self.limit, self.limit)

    def get_config(self):
        """What the constructor takes, and a name."""
        return {"name": "clip", "limit": self.limit}  # -> LL624


class Between(keras.constraints.Constraint):
    def __init__(self, low, high):
        self.low = low
        self.high = high

    def __call__(self, w):
        return ops.clip(w, self.low, self.high)

    def get_config(self):  # -> LL624
        return dict(low=self.low)


class Right(LearningRateSchedule):
    def __init__(self, width, steps=4000):
        self.width = width
        self.steps = steps

    def __call__(self, step):
        return 0.1 / self.width

    def get_config(self):
        return {"width": self.width, "steps": self.steps}


class Usual(keras.constraints.Constraint):
    def __init__(self, limit=2.0):
        self.limit = limit

    def __call__(self, w):
        return ops.clip(w, -self.limit, self.limit)


class TakesAll(keras.initializers.Initializer):
    def __init__(self, scale, **kwargs):
        self.scale = scale

    def __call__(self, shape, dtype=None):
        return self.scale * ops.ones(shape, dtype=dtype)

    def get_config(self):
        return {"name": "all", "scale": self.scale}


class Merged(keras.losses.Loss):
    def __init__(self, weight, **kwargs):
        super().__init__(**kwargs)
        self.weight = weight

    def call(self, y_true, y_pred):
        return self.weight * ops.mean(ops.square(y_true - y_pred), axis=-1)

    def get_config(self):
        return {**super().get_config(), "weight": self.weight}


class MadeOtherwise(keras.regularizers.Regularizer):
    def __init__(self, strength):
        self.strength = strength

    def __call__(self, x):
        return self.strength * ops.sum(x)

    def get_config(self):
        return {"value": self.strength}

    @classmethod
    def from_config(cls, config):
        return cls(config["value"])


class Base(LearningRateSchedule):
    def __init__(self, width):
        self.width = width


class Child(Base):
    def __call__(self, step):
        return 0.1 / self.width

    def get_config(self):
        return {"width": self.width}


@dataclasses.dataclass
class Data(keras.initializers.Initializer):
    scale: float

    def __call__(self, shape, dtype=None):
        return self.scale * tf.ones(shape)


class Taken(keras.regularizers.Regularizer):
    get_config = Right.get_config

    def __call__(self, x):
        return 0.0


def train(model):
    model.fit([1.0], [1.0])
    model.save("model.keras")
