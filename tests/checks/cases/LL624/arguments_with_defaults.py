# keras: 2, 3
import tensorflow as tf


class Values(tf.keras.initializers.Initializer):  # -> LL624
    def __init__(self, values=None):
        self.values = values

    def __call__(self, shape, dtype=None, **kwargs):
        return tf.reshape(tf.constant(self.values, dtype=dtype), shape)


class Scaled(tf.keras.initializers.Initializer):
    def __init__(self, scale=0.1):
        self.scale = scale

    def __call__(self, shape, dtype=None, **kwargs):
        return tf.random.normal(shape, stddev=self.scale, dtype=dtype)


class Bounded(tf.keras.constraints.Constraint):  # -> LL624
    def __init__(self, *, limit=2.0):
        self.limit = limit

    def __call__(self, w):
        return tf.clip_by_value(w, -self.limit, self.limit)


class Weighted(tf.keras.losses.Loss):  # -> LL624
    def __init__(self, alpha=0.5, name="weighted", **kwargs):
        super().__init__(name=name, **kwargs)
        self.alpha = alpha

    def call(self, y_true, y_pred):
        return self.alpha * tf.reduce_mean(tf.square(y_true - y_pred), axis=-1)


class Recorded(tf.keras.losses.Loss):
    def __init__(self, alpha=0.5, name="recorded", **kwargs):
        super().__init__(name=name, **kwargs)
        self.alpha = alpha

    def call(self, y_true, y_pred):
        return self.alpha * tf.reduce_mean(tf.square(y_true - y_pred), axis=-1)

    def get_config(self):
        return {**super().get_config(), "alpha": self.alpha}


class Usual(tf.keras.constraints.Constraint):
    def __init__(self, limit=2.0):
        self.limit = limit

    def __call__(self, w):
        return tf.clip_by_value(w, -self.limit, self.limit)


class Plain(tf.keras.losses.Loss):
    def __init__(self, name="plain", **kwargs):
        super().__init__(name=name, **kwargs)
        self.shown_name = name

    def call(self, y_true, y_pred):
        return tf.reduce_mean(tf.square(y_true - y_pred), axis=-1)


def store(path):
    model = tf.keras.Sequential(
        [
            tf.keras.layers.Dense(2, kernel_initializer=Values([1.0, 2.0]), kernel_constraint=Bounded(limit=9.0)),
            tf.keras.layers.Dense(2, kernel_initializer=Scaled(0.3), kernel_constraint=Usual()),
        ]
    )
    model.compile("sgd", loss=[Weighted(0.9), Recorded(0.1), Plain("p")])
    model.save(path)
    return tf.keras.models.load_model(path)
