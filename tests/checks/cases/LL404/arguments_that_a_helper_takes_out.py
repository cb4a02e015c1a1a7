# keras: 2, 3
from tensorflow.keras import layers


class Popped(layers.Layer):
    def __init__(self, factor=1.0, **kwargs):
        self._forget(kwargs)
        super().__init__(**kwargs)
        self.factor = factor

    def _forget(self, kwargs):
        kwargs.pop("half", None)

    def call(self, inputs):
        return inputs * self.factor

    def get_config(self):
        return {**super().get_config(), "factor": self.factor, "half": self.factor / 2.0}


class Refused(layers.Layer):
    def __init__(self, factor=1.0, **kwargs):
        super().__init__(**kwargs)
        self.factor = factor

    def call(self, inputs):
        return inputs * self.factor

    def get_config(self):
        return {**super().get_config(), "factor": self.factor, "half": self.factor / 2.0}  # -> LL404
