# keras: 2, 3
import tensorflow as tf
from tensorflow import keras


class Autoencoder(keras.Model):
    def __init__(self, beta=0.0, **kwargs):
        super().__init__(**kwargs)
        self.beta = beta  # -> LL119
        self.warm = False  # -> LL119
        self.encoder = keras.layers.Dense(4)
        self.base = keras.layers.Dense(3)
        self.epochs_seen = 0

    def call(self, x, training=None):
        z = self.encoder(self.base(x))
        self.add_loss(self.beta * tf.reduce_mean(tf.square(z)))
        if self.warm:
            z = z * 2.0
        return z

    def unfreeze(self):
        self.base.trainable = True  # -> LL119


class Schedule(keras.callbacks.Callback):
    def on_epoch_begin(self, epoch, logs=None):
        self.model.beta = min(1.0, epoch / 10)
        self.model.warm = True
        self.model.epochs_seen = epoch
        if epoch == 3:
            self.model.unfreeze()


class Gumbel(keras.layers.Layer):
    def __init__(self, tau=1.0, **kwargs):
        super().__init__(**kwargs)
        self._tau = tau

    @property
    def tau(self):
        return self._tau

    @tau.setter
    def tau(self, value):
        self._tau = value  # -> LL119

    def call(self, x):
        return x / self.tau


class Cool(keras.callbacks.Callback):
    def __init__(self, layer):
        super().__init__()
        self.layer = layer

    def on_train_batch_end(self, batch, logs=None):
        self.layer.tau = 0.9 * self.layer.tau


class Decayed(keras.layers.Layer):
    def __init__(self, rate=1.0, **kwargs):
        super().__init__(**kwargs)
        self.rate = rate

    def decay(self):
        self.rate *= 0.9  # -> LL119

    def call(self, x):
        return x * self.rate


class Named(keras.layers.Layer):
    def __init__(self, gamma=1.0, **kwargs):
        super().__init__(**kwargs)
        self.gamma = gamma  # -> LL119

    def call(self, x):
        return x * self.gamma


raise_gamma = keras.callbacks.LambdaCallback(on_epoch_end=lambda epoch, logs: setattr(named, "gamma", float(epoch)))
named = Named()


class Weighted(keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.alpha = self.add_weight(name="alpha", shape=(), initializer="ones", trainable=False)
        self.mode = "sum"

    def configure(self, mode):
        self.mode = mode

    def call(self, x):
        return x * self.alpha if self.mode == "sum" else x


class Raise(keras.callbacks.Callback):
    def on_epoch_end(self, epoch, logs=None):
        self.model.weighted.alpha.assign(0.1 * epoch)


class Growing(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.depth = 1
        self.blocks = [keras.layers.Dense(3) for _ in range(4)]

    def grow(self):
        self.depth += 1
        self.compile(optimizer="sgd", loss="mse")

    def call(self, x):
        for block in self.blocks[: self.depth]:
            x = block(x)
        return x
