# keras: 3
import keras


@keras.saving.register_keras_serializable()
class LeavesOut(keras.layers.Layer):
    def __init__(self, dim, rate, **kwargs):
        super().__init__(**kwargs)
        self.dim = dim
        self.rate = rate

    def call(self, x):
        return x * self.rate + self.dim

    def get_config(self):  # -> LL402
        return {**super().get_config(), **{k: getattr(self, k) for k in ("dim",)}}


@keras.saving.register_keras_serializable()
class Whole(keras.layers.Layer):
    def __init__(self, dim, rate, **kwargs):
        super().__init__(**kwargs)
        self.dim = dim
        self.rate = rate

    def call(self, x):
        return x * self.rate + self.dim

    def get_config(self):
        config = super().get_config()
        config.update({key: getattr(self, key) for key in ["dim", "rate"]})
        return config


@keras.saving.register_keras_serializable()
class SomeOfThem(keras.layers.Layer):
    def __init__(self, dim, rate, **kwargs):
        super().__init__(**kwargs)
        self.dim = dim
        self.rate = rate

    def call(self, x):
        return x * self.rate + self.dim

    def get_config(self):
        config = super().get_config()
        config.update({key: getattr(self, key) for key in ["dim", "rate"] if key != "rate" or self.rate})
        return config


@keras.saving.register_keras_serializable()
class OtherNames(keras.layers.Layer):
    def __init__(self, dim, rate, **kwargs):
        super().__init__(**kwargs)
        self.dim = dim
        self.rate = rate

    def call(self, x):
        return x * self.rate + self.dim

    def get_config(self):
        config = super().get_config()
        config.update({key.strip("_"): getattr(self, key.strip("_")) for key in ["dim", "rate_"]})
        return config
