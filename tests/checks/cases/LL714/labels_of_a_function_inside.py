# keras: 3
import tensorflow as tf


def dice(classes):
    def loss(y_true, y_pred):
        hot = tf.one_hot(y_true, classes)  # -> LL714
        return 1.0 - tf.reduce_mean(hot * y_pred)

    return loss


def dice_of_integers(classes):
    def loss(y_true, y_pred):
        hot = tf.one_hot(tf.cast(y_true, tf.int32), classes)
        return 1.0 - tf.reduce_mean(hot * y_pred)

    return loss


def train(x, y, net, classes=4):
    net.compile("adam", loss=dice(classes))
    net.fit(x, y)
    net.compile("adam", loss=dice_of_integers(classes))
    net.fit(x, y)
