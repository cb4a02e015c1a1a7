# keras: 3
from tensorflow import keras


def above(model):
    layer = model.output._keras_history.layer  # -> LL701
    return layer.input._keras_history.layer  # -> LL701


def of_both(model):
    history = model.output._keras_history
    return history[0] if hasattr(history, "operation") else history.layer


def of_keras_3(model: keras.Model):
    return model.output._keras_history.operation
