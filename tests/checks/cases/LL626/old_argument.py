# keras: 2, 3
import tensorflow as tf
from elsewhere import Model as OtherModel
from tensorflow import keras
from tensorflow.keras.layers import Conv2D, Dense, Dropout, Embedding, Input
from tensorflow.keras.models import Model


def first(size):
    inputs = Input((size, size, 3))
    x = Conv2D(nb_filter=4, kernel_size=3, border_mode="same")(inputs)  # -> LL626
    x = Dropout(p=0.5)(x)  # -> LL626
    x = Dense(4, init="uniform", bias=False)(x)  # -> LL626
    return Model(input=inputs, output=x)  # -> LL626


def second(words):
    inputs = Input((None,))
    x = Embedding(input_dim=words, output_dim=8)(inputs)
    x = keras.layers.LSTM(8, inner_activation="sigmoid")(x)  # -> LL626
    return Model(inputs=inputs, outputs=x)


def tried(inputs, outputs):
    try:
        return Model(inputs=inputs, outputs=outputs)
    except TypeError:
        return Model(input=inputs, output=outputs)


def by_version(inputs, outputs):
    if tf.__version__ < "2":
        return Model(input=inputs, output=outputs)
    return OtherModel(input=inputs, output=outputs)
