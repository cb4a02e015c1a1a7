# keras: 3
import keras
import tensorflow as tf

if tf.__version__.startswith("2"):
    import tensorflow.compat.v1 as tf

    tf.disable_eager_execution()


def flops(model):
    graph = tf.get_default_graph()
    with tf.Session(graph=graph):
        return keras.optimizers.Adam(lr=0.1)  # -> LL701
