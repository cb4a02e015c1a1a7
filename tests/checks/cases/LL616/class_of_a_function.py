# keras: 2, 3
from tensorflow import keras


def build():
    class Pair(keras.Model):
        def __init__(self, **kwargs):
            super().__init__(**kwargs)
            self.dense = keras.layers.Dense(3)

        def compile(self, judge_optimizer):
            super().compile()
            self.judge_optimizer = judge_optimizer

        def call(self, inputs):
            return self.dense(inputs)

    model = Pair()
    model.compile(optimizer="adam", judge_optimizer="adam")  # -> LL616
    return model


def other(Pair):
    model = Pair()
    model.compile(optimizer="adam", judge_optimizer="adam")
    return model
