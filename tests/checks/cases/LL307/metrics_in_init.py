# keras: 2, 3
from tensorflow import keras


class Gan(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.net = keras.layers.Dense(1)
        self.tracker = keras.metrics.Mean(name="d_loss")

        @property
        def metrics(self):  # -> LL307
            return [self.tracker]

        def compile(self, d_optimizer):  # -> LL307
            super().compile()
            self.d_optimizer = d_optimizer

    def call(self, inputs):
        return self.net(inputs)


class Right(Gan):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)

        def compile(self):
            return self

        self.compiled = compile(self)

    def call(self, inputs):
        return self.net(inputs)
