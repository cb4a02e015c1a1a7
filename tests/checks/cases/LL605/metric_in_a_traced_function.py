# keras: 2, 3
import tensorflow as tf

net = tf.keras.Sequential([tf.keras.layers.Dense(2)])
accuracy = tf.keras.metrics.SparseCategoricalAccuracy()


@tf.function
def evaluate(x, y):
    mean = tf.keras.metrics.Mean()  # -> LL605
    mean.update_state(tf.keras.metrics.sparse_categorical_accuracy(y, net(x)))
    return mean.result()


@tf.function
def kept(x, y):
    accuracy.update_state(y, net(x))
    return accuracy.result()


def eager(x, y):
    mean = tf.keras.metrics.Mean()
    mean.update_state(tf.keras.metrics.sparse_categorical_accuracy(y, net(x)))
    return mean.result()


def dice(y_true, y_pred):
    metric = tf.keras.metrics.MeanIoU(num_classes=2)  # -> LL605
    metric.update_state(y_true, y_pred)
    return 1.0 - metric.result()
