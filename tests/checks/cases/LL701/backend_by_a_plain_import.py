# keras: 3
import keras.backend as K


def recall(y_true, y_pred):
    hits = K.sum(K.clip(y_true * y_pred, 0, 1))  # -> LL701
    return hits / (K.sum(y_true) + K.epsilon())  # -> LL701
