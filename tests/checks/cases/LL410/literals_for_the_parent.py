# keras: 2, 3
from tensorflow import keras


class Dropout(keras.layers.Dropout):
    def __init__(self, rate, noise_shape=None, seed=None, **kwargs):
        super().__init__(rate, noise_shape=noise_shape, seed=None, **kwargs)  # -> LL410


class ByPosition(keras.layers.Dropout):
    def __init__(self, rate, noise_shape=None, seed=None, **kwargs):
        super().__init__(rate, None, seed, **kwargs)  # -> LL410


class ReadsIt(keras.layers.Dropout):
    def __init__(self, rate, noise_shape=None, seed=None, **kwargs):
        if seed is not None:
            raise ValueError("no seeds here")
        super().__init__(rate, noise_shape=noise_shape, seed=None, **kwargs)


class SetsIt(keras.layers.Dropout):
    def __init__(self, rate, noise_shape=None, seed=None, **kwargs):
        super().__init__(rate, noise_shape=noise_shape, seed=None, **kwargs)
        self.seed = seed


class SeveralAtOnce(keras.layers.LSTM):
    def __init__(self, units, activation="tanh", use_bias=True, unit_forget_bias=True, **kwargs):
        super().__init__(
            units,
            activation="tanh",  # -> LL410
            use_bias=True,
            unit_forget_bias=True,
            **kwargs,
        )
