# keras: 2, 3
import tensorflow as tf

model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
train_loss = tf.keras.metrics.Mean()


def evaluate(dataset):
    test_loss = tf.keras.metrics.Mean()
    for x, y in dataset:
        predictions = model(x, training=False)
        test_loss(y, predictions)  # -> LL632
        train_loss.update_state(y, predictions)
        test_loss(tf.keras.losses.mse(y, predictions))
    return test_loss.result()
