# keras: 2
from tensorflow import keras


def network():
    model = keras.Sequential([keras.layers.Dense(3, kernel_constraint="nonneg", activation="softMax")])  # -> LL718
    model.compile("adam", loss="logcosh", metrics=["auc", "accuracy"])  # -> LL718
    model.compile("lion", loss="mse")  # -> LL718
    return model
