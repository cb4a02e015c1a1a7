# keras: 3
import keras
import tensorflow as tf
from packaging.version import Version
from tensorflow.keras import layers


class Guards(layers.Layer):
    def __init__(self, version=1, names=(), **kwargs):
        super().__init__(**kwargs)
        self.version = version
        self.names = names

    def call(self, x, version=2):
        if keras.__version__ < "3":
            bool(tf.reduce_sum(x))
        if not keras.__version__ < "3":
            bool(tf.reduce_sum(x))  # -> LL503
        if keras.__version__ >= "3":
            bool(tf.reduce_sum(x))  # -> LL503
        if "3" > keras.__version__:
            bool(tf.reduce_sum(x))
        if keras.__version__.startswith("2."):
            bool(tf.reduce_sum(x))
        if keras.__version__.startswith("3."):
            bool(tf.reduce_sum(x))  # -> LL503
        if not hasattr(keras, "ops"):
            bool(tf.reduce_sum(x))
        if Version(tf.__version__) < Version("2.16"):
            bool(tf.reduce_sum(x))
        if Version(tf.__version__) >= Version("2.16"):
            bool(tf.reduce_sum(x))  # -> LL503
        if int(keras.__version__.split(".")[0]) < 3:
            bool(tf.reduce_sum(x))
        if int(keras.__version__.split(".")[0]) >= 3:
            bool(tf.reduce_sum(x))  # -> LL503
        if Version(keras.__version__).major == 2:
            bool(tf.reduce_sum(x))
        if Version(keras.__version__).major == 3:
            bool(tf.reduce_sum(x))  # -> LL503
        if keras.__version__ < "3" and x is not None:
            bool(tf.reduce_sum(x))
        if keras.__version__ >= "3" or keras.__version__ < "2":
            bool(tf.reduce_sum(x))  # -> LL503
        if keras.__version__ < "3" or x is None:
            bool(tf.reduce_sum(x))  # -> LL503
        if "a" in self.names:
            bool(tf.reduce_sum(x))  # -> LL503
        if keras.backend.backend() == "torch":
            bool(tf.reduce_sum(x))
        if tuple(map(int, keras.__version__.split(".")[:2])) < (3, 0):
            bool(tf.reduce_sum(x))
        return x


class MoreGuards(layers.Layer):
    def call(self, x):
        if keras.__version__.startswith("2.") == True:
            bool(tf.reduce_sum(x))
        if keras.__version__.find("rc") >= 0:
            bool(tf.reduce_sum(x))
        return x
