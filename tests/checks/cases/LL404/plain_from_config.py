# keras: 2, 3
# A `from_config` that only hands the configuration to the constructor does not take other keys either.
import tensorflow as tf


class Scale(tf.keras.layers.Layer):
    def __init__(self, factor=1.0, **kwargs):
        super().__init__(**kwargs)
        self.factor = factor

    def call(self, inputs):
        return inputs * self.factor

    def get_config(self):
        return {**super().get_config(), "factor": self.factor, "half": self.factor / 2}  # -> LL404

    @classmethod
    def from_config(cls, config):
        config = config.copy()
        return cls(**config)


class Popped(tf.keras.layers.Layer):
    def __init__(self, factor=1.0, **kwargs):
        super().__init__(**kwargs)
        self.factor = factor

    def call(self, inputs):
        return inputs * self.factor

    def get_config(self):
        return {**super().get_config(), "factor": self.factor, "half": self.factor / 2}

    @classmethod
    def from_config(cls, config):
        config.pop("half")
        return cls(**config)
