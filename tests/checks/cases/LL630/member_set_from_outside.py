# keras: 2, 3
from tensorflow import keras


class Shows(keras.callbacks.Callback):
    def on_epoch_end(self, epoch, logs=None):
        print(self.optimizer.learning_rate)


def train(model, optimizer):
    callback = Shows()
    callback.optimizer = optimizer
    return callback
