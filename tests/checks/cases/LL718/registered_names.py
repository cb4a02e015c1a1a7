# keras: 2, 3
from tensorflow import keras

model = keras.Sequential([keras.layers.Dense(3)])
model.compile(loss="shop>focal_loss", metrics=["shop>share"])
other = keras.Sequential([keras.layers.Dense(3)])
other.compile(loss="mean_squared")  # -> LL718
