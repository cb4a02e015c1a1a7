# keras: 2, 3
import tensorflow as tf


def train(x, y, net):
    def overlap(y_true, y_pred):
        mask = tf.cast(y_pred > 0.5, tf.float32)  # -> LL619
        return 1.0 - tf.reduce_mean(y_true * mask)

    net.compile(optimizer="adam", loss=overlap)
    net.fit(x, y)


def hard(threshold):
    def share(y_true, y_pred):
        mask = tf.where(y_pred > threshold, 1.0, 0.0)  # -> LL619
        return tf.reduce_mean(tf.abs(y_true - mask), axis=-1)

    return share


def train_hard(x, y, net):
    net.compile("adam", loss=hard(0.5))
    net.fit(x, y)


def train_smooth(x, y, net):
    def hits(y_true, y_pred):
        return tf.cast(y_pred > 0.5, tf.float32) * y_true

    def smooth(y_true, y_pred):
        return 1.0 - tf.reduce_mean(y_true * y_pred)

    net.compile("adam", loss=smooth, metrics=[hits])
    net.fit(x, y)


def either(smooth):
    def soft(y_true, y_pred):
        return tf.reduce_mean(tf.abs(y_true - y_pred), axis=-1)

    def rough(y_true, y_pred):
        return tf.reduce_mean(tf.abs(y_true - tf.round(y_pred)), axis=-1)

    if smooth:
        return soft
    return rough


def train_either(x, y, net):
    net.compile("adam", loss=either(True))
    net.fit(x, y)


def train_replaced(x, y, net):
    def replaced(y_true, y_pred):
        return tf.reduce_mean(tf.abs(y_true - tf.round(y_pred)), axis=-1)

    replaced = tf.keras.losses.MeanSquaredError()
    net.compile("adam", loss=replaced)
    net.fit(x, y)
