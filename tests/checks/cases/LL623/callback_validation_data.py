# keras: 2, 3
from elsewhere import Scores
from tensorflow import keras
from tensorflow.keras.callbacks import Callback, EarlyStopping


class Predictions(Callback):
    def on_epoch_end(self, epoch, logs=None):
        print(self.model.predict(self.validation_data[0]))  # -> LL623


class OfTheWholeName(keras.callbacks.Callback):
    def on_train_begin(self, logs=None):
        self.labels = self.validation_data[1]  # -> LL623


class Given(Callback):
    def __init__(self, data):
        super().__init__()
        self.validation_data = data

    def on_epoch_end(self, epoch, logs=None):
        print(self.model.predict(self.validation_data[0]))


class Asks(Callback):
    def on_epoch_end(self, epoch, logs=None):
        if getattr(self, "validation_data", None) is not None:
            print(self.model.predict(self.validation_data[0]))


class OfTheProject(Scores):
    def on_epoch_end(self, epoch, logs=None):
        print(self.validation_data[0])


class Stops(EarlyStopping):
    def on_epoch_end(self, epoch, logs=None):
        print(epoch)
