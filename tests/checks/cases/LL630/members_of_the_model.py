# keras: 2, 3
from elsewhere import Scores
from tensorflow import keras


class Shows(keras.callbacks.Callback):
    def __init__(self, x):
        super().__init__()
        self.x = x

    def on_epoch_end(self, epoch, logs=None):
        print(self.predict(self.x))  # -> LL630
        self.save("a.keras")  # -> LL630
        print(self.optimizer.learning_rate)  # -> LL630


class Stops(keras.callbacks.Callback):
    def on_epoch_end(self, epoch, logs=None):
        if logs["loss"] < 0.1:
            self.stop_training = True  # -> LL630


class StopsTheModel(keras.callbacks.Callback):
    def on_epoch_end(self, epoch, logs=None):
        self.model.stop_training = True


class KeepsItself(keras.callbacks.Callback):
    def on_train_begin(self, logs=None):
        self.stop_training = False

    def on_epoch_end(self, epoch, logs=None):
        if self.stop_training:
            self.model.stop_training = True
        self.stop_training = logs["loss"] < 0.1


class HasItsOwn(keras.callbacks.Callback):
    def __init__(self, optimizer):
        super().__init__()
        self.optimizer = optimizer

    def predict(self, x):
        return self.model.predict(x)

    def on_epoch_end(self, epoch, logs=None):
        print(self.predict(self.optimizer))


class OfTheProject(Scores):
    def on_epoch_end(self, epoch, logs=None):
        print(self.predict(epoch))
