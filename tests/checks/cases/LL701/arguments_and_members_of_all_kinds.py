# keras: 3
import keras
from elsewhere import Mixin
from keras import backend, layers


class SetByName(layers.Layer):
    def __init__(self, settings, **kwargs):
        super().__init__(**kwargs)
        for name, value in settings.items():
            setattr(self, name, value)

    def call(self, inputs):
        self.add_update(inputs)
        return inputs


class SetInTheDict(layers.Layer):
    def __init__(self, settings, **kwargs):
        super().__init__(**kwargs)
        self.__dict__["stateful"] = settings

    def call(self, inputs):
        self.add_update(inputs)
        return inputs


class Mixed(Mixin, layers.Layer):
    def __init__(self):
        super().__init__(dynamic=True)


class Plain(layers.Layer):
    def __init__(self):
        super().__init__(dynamic=True)  # -> LL701

    def call(self, inputs):
        self.add_update(inputs)  # -> LL701
        total = backend.sum(inputs, axis=1, keepdims=True)  # -> LL701
        return total + backend.clip(inputs, min_value=0.0, max_value=1.0)  # -> LL701


class Net(keras.Model):
    def __init__(self):
        super().__init__()
        self.dense = layers.Dense(2)
        self.rate = keras.optimizers.Adam(lr=0.1, learning_rate=0.1)  # -> LL701

    def call(self, inputs):
        return self.dense(inputs)

    def step(self, pairs, gradients, variables):
        self.optimizer.apply_gradients(pairs, name="step")  # -> LL701
        self.optimizer.apply_gradients(pairs, experimental_aggregate_gradients=False)  # -> LL701
        self.optimizer.apply(gradients, trainable_variables=variables)
