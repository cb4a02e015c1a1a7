# keras: 3
import keras
import tensorflow as tf
from keras import backend as K


class Own1(keras.metrics.Metric):
    def reset_states(self):
        pass


class A1(keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.one = keras.metrics.Mean()

    def reset(self):
        self.one.reset_states()  # -> LL701


class Own2(keras.metrics.Metric):
    def reset_states(self):
        pass


class A2(keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.one = keras.metrics.Mean()

    def reset(self):
        self.one.reset_state()


class Own3(keras.metrics.Metric):
    def reset_states(self):
        pass


class A3(keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.one = keras.layers.Dense(2)

    def reset(self):
        self.one.get_input_at(0)  # -> LL701


class Own4(keras.metrics.Metric):
    def reset_states(self):
        pass


class A4(keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.one = keras.layers.Dense(2)

    def reset(self):
        self.one.get_weights()


class Own5(keras.metrics.Metric):
    def reset_states(self):
        pass


class A5(keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.one = keras.layers.LSTM(2, stateful=True)

    def reset(self):
        self.one.reset_states()


class Own6(keras.metrics.Metric):
    def reset_states(self):
        pass


class A6(keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.one = Own6()

    def reset(self):
        self.one.reset_states()
