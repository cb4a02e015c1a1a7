# keras: 2, 3
from tensorflow import keras


def report(y_true, y_pred):
    metric = keras.metrics.MeanSquaredError()
    metric.update_state(y_true, y_pred)
    print(metric.result().numpy())


def error(y_true, y_pred):
    metric = keras.metrics.MeanSquaredError()  # -> LL605
    metric.update_state(y_true, y_pred)
    return metric.result()
