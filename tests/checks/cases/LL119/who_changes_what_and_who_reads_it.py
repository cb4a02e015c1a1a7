# keras: 3
import keras
from keras import layers


class Net(keras.Model):
    def __init__(self, beta=0.0, **kwargs):
        super().__init__(**kwargs)
        self.beta = beta
        self.gamma = 1.0
        self.delta = 1.0
        self.rate = 1.0
        self.decay = 1.0
        self.steps = 0.0
        self.names = []
        self.flag = self.add_weight(name="flag", shape=(), trainable=False)
        self.dense = layers.Dense(4)
        self.other = layers.Dense(4)
        self.frozen = layers.Dense(4)
        self.scale = 1.0  # -> LL119
        self.table = {"a": 1.0}  # -> LL119

    def anneal(self):
        self.beta = self.beta * 0.9
        self.beta = self.beta * 0.5

    def renew(self):
        self.rate = self.rate * 0.9
        self.compile(optimizer="sgd")

    def assign_all(self):
        self.gamma = 2.0
        self.names.append("a")
        self.flag = 1.0
        self.made_later = 2.0
        self.table["a"] = 2.0

    def advance(self):
        self.delta = 0.5  # -> LL119
        self.delta = 0.25
        self.steps += 1  # -> LL119

        def later():
            self.decay = 0.5

        self.later = later

    @staticmethod
    def shrink(self):
        self.decay = 0.1

    def unfreeze(self):
        self.trainable = True  # -> LL119

    def melt(self):
        self.other.trainable = True
        self.compile(optimizer="sgd")

    def quiet(self):
        self.frozen.trainable = True

    def call(self, x):
        self.steps += 1.0  # -> LL106
        x = self.dense(self.other(self.frozen(x))) * self.beta * self.gamma * self.delta * self.rate
        return x * self.decay * self.flag * self.made_later * self.scale * len(self.names) * self.table["a"]


class Schedule(keras.callbacks.Callback):
    def on_epoch_begin(self, epoch, logs=None):
        self.model.advance()
        self.model.unfreeze()
        self.model.melt()
        self.model.shrink(self.model)
        self.model.scale = 0.1
        self.model.delta = 0.1
        self.model.flag = 1.0
        self.model.table = {}


class Property(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self._tau = 1.0
        self.anything = 1.0

    @property
    def tau(self):
        return self._tau

    @tau.setter
    def tau(self, value):
        self._tau = value  # -> LL119

    @property
    def trainable(self):
        return self._trainable

    @trainable.setter
    def trainable(self, value):
        self._trainable = value

    def call(self, x):
        return x * self.tau


class Tau(keras.callbacks.Callback):
    def on_epoch_begin(self, epoch, logs=None):
        self.model.head.tau = 0.5
        self.model.head.trainable = True


class ChangedByOthers(keras.layers.Layer):
    def __init__(self, widened, **kwargs):
        super().__init__(**kwargs)
        self.dense = keras.layers.Dense(4)
        self.rate = 0.5
        self.rates = {"first": 0.5}
        self.widened = widened

    def call(self, inputs):
        return self.dense(inputs) * self.rate * self.rates["first"]

    def widen(self):
        self.dense = self.widened(self.dense)

    def restart(self, rate):
        self.rate = 0.5 * rate

    def decay(self):
        self.rates["first"] *= 0.9


class MadeLate(keras.layers.Layer):
    def start(self):
        self.late = 1.0

    def decay(self):
        self.late *= 0.9

    def call(self, inputs):
        return inputs * self.late
