# keras: 2, 3
from tensorflow import keras
from tensorflow.keras.callbacks import EarlyStopping, LambdaCallback, ModelCheckpoint


class Stop(keras.callbacks.Callback):
    def on_epoch_end(self, epoch, logs=None):
        if logs["acc"] > 0.9:  # -> LL629
            self.model.stop_training = True

    def on_train_batch_end(self, batch, logs=None):
        print(logs.get("val_acc"))  # -> LL629

    def show(self, logs):
        return logs["acc"]


def train(x, y):
    model = keras.Sequential([keras.layers.Dense(1)])
    model.compile("sgd", loss="mse", metrics=["accuracy", keras.metrics.AUC(name="auc"), keras.metrics.MeanSquaredError()])
    callbacks = [
        Stop(),
        EarlyStopping(monitor="val_acc", mode="max"),  # -> LL629
        ModelCheckpoint("a.keras", monitor="val_loss"),
        LambdaCallback(on_epoch_end=lambda epoch, logs: print(logs["acc"])),  # -> LL629
    ]
    history = model.fit(x, y, callbacks=callbacks)
    return history.history["acc"], history.history["loss"]  # -> LL629
