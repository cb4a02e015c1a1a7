# keras: 3
import keras
from keras.losses import BinaryCrossentropy, MeanSquaredError


class Net(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = keras.layers.Dense(1)

    def call(self, x):
        return self.dense(x)

    def compute_loss(self, x=None, y=None, y_pred=None, sample_weight=None, training=True):
        return MeanSquaredError(y, y_pred)  # -> LL637


class Renamed(Net):
    def compute_loss(self, x=None, target=None, output=None, sample_weight=None, training=True):
        return BinaryCrossentropy(target, output)  # -> LL637


class Right(Net):
    def compute_loss(self, x=None, y=None, y_pred=None, sample_weight=None, training=True):
        return MeanSquaredError()(y, y_pred, sample_weight)


def loss(y_true, y_pred):
    return MeanSquaredError(y_true, y_pred)  # -> LL637


model = keras.Sequential([keras.layers.Dense(1)])
model.compile(loss=loss)
