# keras: 3
import keras
from elsewhere import Saver


class Net(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = keras.layers.Dense(1)
        self.best = keras.callbacks.ModelCheckpoint("best.ckpt")  # -> LL715

    def call(self, x, training=None):
        return self.dense(x)

    def store(self, folder="out", name=None):
        self.save_weights(folder + "/weights.ckpt")  # -> LL715
        self.save_weights(f"{folder}/weights.h5")  # -> LL715
        self.load_weights("weights.tf")  # -> LL715
        self.save("model")  # -> LL715
        self.save_weights(f"{folder}/a.weights.h5")
        self.save(f"{folder}/model.keras")
        self.save_weights(name)


class Trainer(Net):
    def store(self):
        self.save_weights("weights.ckpt")


class Elsewhere(Saver, keras.Model):
    def call(self, x, training=None):
        return x

    def store(self):
        self.save("model")


class Block(keras.layers.Layer):
    def call(self, x):
        return x

    def store(self):
        self.save("block")
