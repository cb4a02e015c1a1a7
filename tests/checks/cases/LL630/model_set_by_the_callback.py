# keras: 3
from tensorflow import keras


class Averages(keras.callbacks.Callback):
    def __init__(self, model, decay=0.99):
        super().__init__()
        self.decay = decay
        self.model = model  # -> LL630


class SavesAnother(keras.callbacks.ModelCheckpoint):
    def __init__(self, model, path):
        super().__init__(path)
        self.model = model  # -> LL630


class KeepsAnother(keras.callbacks.Callback):
    def __init__(self, teacher):
        super().__init__()
        self.teacher = teacher


class HasItsOwnProperty(keras.callbacks.Callback):
    @property
    def model(self):
        return self._model

    @model.setter
    def model(self, value):
        self._model = value

    def on_train_begin(self, logs=None):
        self.model = self._model


class NoCallback:
    def __init__(self, model):
        self.model = model


class SetsAnotherObject(keras.callbacks.Callback):
    def on_train_begin(self, logs=None):
        self.kept = NoCallback(self.model)
        self.kept.model = None
