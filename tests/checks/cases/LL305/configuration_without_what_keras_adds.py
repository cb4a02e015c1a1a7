# keras: 3
from tensorflow.keras import layers


class Base(layers.Layer):
    def __init__(self, rate, **kwargs):
        super().__init__(**kwargs)
        self.rate = rate

    def call(self, inputs):
        return inputs * self.rate

    def get_config(self):
        return {"rate": self.rate, "name": self.name}


class Narrow(Base):
    def __init__(self, rate, axis=-1, name=None):
        super().__init__(rate, name=name)
        self.axis = axis

    def get_config(self):
        return {**super().get_config(), "axis": self.axis}
