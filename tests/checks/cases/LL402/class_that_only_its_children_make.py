# keras: 3
from tensorflow.keras import layers


class Base(layers.Layer):
    def __init__(self, rate, fn=None, **kwargs):
        super().__init__(**kwargs)
        self.rate, self.fn = rate, fn

    def convolve(self, inputs):
        raise NotImplementedError

    def call(self, inputs):
        return self.convolve(inputs)

    def get_config(self):
        return {"rate": self.rate, **super().get_config()}
