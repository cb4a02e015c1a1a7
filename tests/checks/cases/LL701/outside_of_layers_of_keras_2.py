# keras: 2
import tensorflow as tf

seen = tf.keras.metrics.Mean()


def reset(model):
    seen.reset_states()
    return model.get_layer("x").get_output_at(0)
