# keras: 2, 3
import numpy as np
import tensorflow as tf
from tensorflow import keras


class Share(keras.metrics.Mean):
    def update_state(self, y_true, y_pred, sample_weight=None):
        if tf.reduce_max(y_pred) > 0.5 and sample_weight:
            return super().update_state(np.mean(y_pred))
        return super().update_state(y_pred)


model = keras.Sequential([keras.layers.Dense(1)])
model.compile("sgd", "mse", metrics=[Share()], run_eagerly=True)
