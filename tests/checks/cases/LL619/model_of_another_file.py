# keras: 2, 3
import tensorflow as tf

from models import build


def share_of_wrong(y_true, y_pred):
    return tf.reduce_mean(tf.abs(y_true - tf.round(y_pred)), axis=-1)  # -> LL619


def train(x, y):
    model = build()
    model.compile(optimizer="adam", loss=share_of_wrong)
    model.fit(x, y)
