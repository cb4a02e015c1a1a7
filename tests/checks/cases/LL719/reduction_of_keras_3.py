# keras: 2
import tensorflow as tf

first = tf.keras.losses.MeanSquaredError(reduction=None)  # -> LL719
second = tf.keras.losses.MeanSquaredError(reduction="mean_with_sample_weight")  # -> LL719
third = tf.keras.losses.MeanSquaredError(reduction="auto")
fourth = tf.keras.losses.MeanSquaredError(reduction=tf.keras.losses.Reduction.AUTO)
