# keras: 2, 3
import tensorflow as tf


class Error(tf.keras.losses.Loss):
    def __init__(self):  # -> LL624
        super().__init__()

    def call(self, y_true, y_pred):
        return tf.abs(y_true - y_pred)


class Named(tf.keras.losses.Loss):
    def __init__(self, name="named"):  # -> LL624
        super().__init__(name=name)

    def call(self, y_true, y_pred):
        return tf.abs(y_true - y_pred)


class Scaled(tf.keras.losses.Loss):
    def __init__(self, scale=2.0):  # -> LL624
        super().__init__()
        self.scale = scale

    def call(self, y_true, y_pred):
        return tf.abs(y_true - y_pred) * self.scale

    def get_config(self):
        config = super().get_config()
        config["scale"] = self.scale
        return config


class Counts(tf.keras.metrics.Metric):
    def __init__(self, name="counts"):  # -> LL624
        super().__init__(name=name)
        self.total = self.add_weight(name="total", initializer="zeros")

    def update_state(self, y_true, y_pred, sample_weight=None):
        self.total.assign_add(tf.reduce_sum(y_pred))

    def result(self):
        return self.total


class TakesAll(tf.keras.losses.Loss):
    def __init__(self, scale=2.0, **kwargs):
        super().__init__(**kwargs)
        self.scale = scale

    def call(self, y_true, y_pred):
        return tf.abs(y_true - y_pred) * self.scale


class Removes(tf.keras.losses.Loss):
    def __init__(self, scale=2.0):
        super().__init__()
        self.scale = scale

    def call(self, y_true, y_pred):
        return tf.abs(y_true - y_pred) * self.scale

    def get_config(self):
        config = super().get_config()
        config.pop("name")
        config.pop("reduction")
        return {**config, "scale": self.scale}


class WithoutConstructor(tf.keras.losses.Loss):
    def call(self, y_true, y_pred):
        return tf.abs(y_true - y_pred)


def train(x, y):
    model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
    model.compile("sgd", loss=Error())
    model.fit(x, y)
    model.save("a.keras")
