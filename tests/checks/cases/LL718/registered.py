# keras: 2, 3
from elsewhere import our_own
from tensorflow import keras

keras.utils.get_custom_objects()["our_own"] = our_own
layer = keras.layers.Dense(3, activation="our_own")
