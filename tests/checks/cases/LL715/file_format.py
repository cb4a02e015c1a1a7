# keras: 3
import os
from pathlib import Path

from elsewhere import Agent, Picture, build
from tensorflow import keras
from tensorflow.keras.callbacks import ModelCheckpoint

FOLDER = "out"
BEST = os.path.join(FOLDER, "best")
PREFIX = FOLDER + "/cp-{epoch:04d}.ckpt"


def checkpoints(name, only):
    yield ModelCheckpoint("model.tf")  # -> LL715
    yield ModelCheckpoint(BEST)  # -> LL715
    yield ModelCheckpoint(filepath=PREFIX, save_weights_only=True)  # -> LL715
    yield keras.callbacks.ModelCheckpoint("best.h5", monitor="val_loss", save_weights_only=True)  # -> LL715
    yield ModelCheckpoint("best.hdf5", save_best_only=True)  # -> LL715
    yield ModelCheckpoint("best.keras", "val_loss", 0, True, True)  # -> LL715
    yield ModelCheckpoint("best.h5")
    yield ModelCheckpoint("best.keras", save_best_only=True)
    yield ModelCheckpoint("w.weights.h5", save_weights_only=True)
    yield ModelCheckpoint("w.weights.h5", save_weights_only=only)
    yield ModelCheckpoint(name)
    yield ModelCheckpoint(name + ".h5", save_weights_only=True)
    yield ModelCheckpoint(f"{name}", save_weights_only=True)


def weights(name, epoch):
    model = keras.Sequential([keras.layers.Dense(3)])
    model.save_weights("weights.h5")  # -> LL715
    model.save_weights(f"{name}/last.h5")  # -> LL715
    model.save_weights("weights_%03d.hdf5" % epoch)  # -> LL715
    model.save_weights("weights_{}.h5".format(epoch))
    model.save_weights("weights_{}_last.h5".format(epoch))  # -> LL715
    model.save_weights(Path(FOLDER) / "weights")  # -> LL715
    model.load_weights("weights.ckpt")  # -> LL715
    model.load_weights("weights.h5")
    model.load_weights("folder_of_orbax")
    model.load_weights(name)
    model.save_weights(f"{name}.weights.h5")
    model.save_weights(Path(FOLDER) / "a.weights.h5")
    model.save_weights("hf://someone/model")
    model.save("model")  # -> LL715
    model.save("model.h5")
    keras.models.save_model(model, "saved_model/1")  # -> LL715
    model.export("saved_model/1")


def of_a_function():
    model = build()
    model.compile("adam", "mse")
    model.save(os.path.join(FOLDER, "final"))  # -> LL715
    model.save_weights("final")  # -> LL715


class Trainer:
    def __init__(self):
        self.model = build()

    def run(self, suffix):
        self.model.save_weights("out/" + "end.h5")  # -> LL715
        self.model.save_weights("out/end" + suffix)


def others():
    agent = Agent()
    agent.save_weights("agent.h5f")
    picture = Picture()
    picture.save("picture.png")
    build().save("anything")


def tried(model):
    try:
        model.save_weights("weights.h5")
    except ValueError:
        model.save_weights("weights.weights.h5")


def shall_raise(self, model):
    with self.assertRaisesRegex(ValueError, "ends"):
        model.save_weights("weights.h5")
