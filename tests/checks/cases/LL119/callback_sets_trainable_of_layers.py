# keras: 2, 3
import keras


class FreezeAfter(keras.callbacks.Callback):
    def __init__(self, epoch=1, layers=2):
        super().__init__()
        self.epoch = epoch
        self.layers = layers

    def on_epoch_begin(self, epoch, logs=None):
        if epoch == self.epoch:
            for layer in self.model.layers[: self.layers]:
                layer.trainable = False  # -> LL119
        elif epoch > 3:
            for index, layer in enumerate(self.model.layers):
                layer.trainable = index > 2  # -> LL119


class Unfreeze(keras.callbacks.Callback):
    def on_epoch_end(self, epoch, logs=None):
        base = self.model.get_layer("base")
        base.trainable = True  # -> LL119
        self.model.layers[-1].trainable = True  # -> LL119
        try:
            self.model.trainable = True  # -> LL119
        finally:
            print(epoch)


class BeforeTheFirstStep(keras.callbacks.Callback):
    """The step is traced in the first batch, and reads what is set before."""

    def on_train_begin(self, logs=None):
        self.model.layers[0].trainable = False

    def on_epoch_begin(self, epoch, logs=None):
        self.model.layers[0].trainable = False
        if epoch == 0:
            self.model.layers[1].trainable = False
        if epoch >= 0:
            self.model.layers[1].trainable = False
        if epoch:
            self.model.layers[2].trainable = False  # may be missed
        if epoch < 3:
            self.model.layers[2].trainable = False

    def on_train_end(self, logs=None):
        self.model.trainable = True


class CompilesAgain(keras.callbacks.Callback):
    def on_epoch_end(self, epoch, logs=None):
        self.model.layers[0].trainable = True
        self.model.compile(optimizer="sgd", loss="mse")


class TracesAgain(keras.callbacks.Callback):
    def on_epoch_end(self, epoch, logs=None):
        self.model.layers[0].trainable = True
        self.model.make_train_function(force=True)


class OfAnother(keras.callbacks.Callback):
    def __init__(self, teacher):
        super().__init__()
        self.teacher = teacher

    def on_epoch_end(self, epoch, logs=None):
        self.teacher.trainable = False
        for layer in self.teacher.layers:
            layer.trainable = False
        layer = self.model.layers[0]
        layer = self.teacher
        layer.trainable = False


class Nested(keras.callbacks.Callback):
    def on_epoch_end(self, epoch, logs=None):
        def later(layer):
            layer.trainable = False

        for layer in self.model.layers:
            later(layer)


class NoCallback:
    def on_epoch_end(self, epoch, logs=None):
        self.model.trainable = False
