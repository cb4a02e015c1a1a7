# keras: 2, 3
from elsewhere import kept
from tensorflow import keras


class Pair(keras.Model):
    def __init__(self, judge, **kwargs):
        super().__init__(**kwargs)
        self.judge = judge

    def compile(self, judge_optimizer):
        super().compile()
        self.judge_optimizer = judge_optimizer

    def call(self, inputs):
        return self.judge(inputs)


def make():
    return Pair(keras.Sequential([keras.layers.Dense(1)]))


model = Pair(keras.Sequential([keras.layers.Dense(1)]))
changing = Pair(keras.Sequential([keras.layers.Dense(1)]))
changing = kept


def of_the_module():
    model.compile("adam", "mse")  # -> LL616


def of_a_function():
    made = make()
    made.compile("adam", "mse")  # -> LL616


def that_is_given(model):
    model.compile("adam", "mse")


def from_elsewhere():
    kept.compile("adam", "mse")


def that_changes():
    changing.compile("adam", "mse")


class Trainer:
    def __init__(self, other):
        self.pair = make()
        self.own = Pair(keras.Sequential([keras.layers.Dense(1)]))
        self.other = other

    def set_up(self):
        self.own.compile("adam", "mse")  # -> LL616
        self.other.compile("adam", "mse")
