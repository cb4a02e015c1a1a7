# keras: 3
from tensorflow import keras

OPTIMIZERS = {
    "adam": lambda rate: keras.optimizers.Adam(lr=rate),  # -> LL701
    "sgd": lambda rate: keras.optimizers.SGD(learning_rate=rate),
    "own": lambda keras, rate: keras.optimizers.SGD(lr=rate),
}
make = lambda rate: keras.optimizers.Adam(lr=rate)  # -> LL701


def compiled(model, name):
    model.compile(OPTIMIZERS[name](0.1), "mse")
    return model
