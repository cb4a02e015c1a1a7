# keras: 3
# Only what stands in a branch for this Keras is judged; where a test of a version cannot be told, nothing is.
import keras
import numpy as np
import tensorflow as tf
from packaging import version


class Branches(tf.keras.layers.Layer):
    def __init__(self, flag=False, **kwargs):
        super().__init__(**kwargs)
        self.flag = flag

    def call(self, x, y=None):
        if keras.__version__.startswith("2"):
            y = np.mean(x)
        if keras.__version__.startswith("3"):
            y = np.mean(x)  # -> LL504
        if not keras.__version__.startswith("3"):
            y = np.mean(x)
        if keras.__version__ < "3":
            y = np.mean(x)
        if keras.__version__ >= "3":
            y = np.mean(x)  # -> LL504
        if "3" > keras.__version__:
            y = np.mean(x)
        if "3" <= keras.__version__:
            y = np.mean(x)  # -> LL504
        if int(keras.__version__.split(".")[0]) < 3:
            y = np.mean(x)
        if int(keras.__version__.split(".")[0]) == 3:
            y = np.mean(x)  # -> LL504
        if int(keras.__version__.split(".")[1]) < 3:
            y = np.mean(x)
        if version.parse(keras.__version__) < version.parse("3.0"):
            y = np.mean(x)
        if version.parse(keras.__version__).major < 3:
            y = np.mean(x)
        if version.parse(keras.__version__).minor < 3:
            y = np.mean(x)
        if hasattr(keras, "ops"):
            y = np.mean(x)
        if not hasattr(keras, "ops"):
            y = np.mean(x)
        if not hasattr(keras, "layers"):
            y = np.mean(x)
        if not hasattr(self, "ops"):
            y = np.mean(x)
        if tf.__version__ < "2.16":
            y = np.mean(x)
        if tf.__version__ >= "2.4":
            y = np.mean(x)  # -> LL504
        if keras.__version__ < "3" and self.flag:
            y = np.mean(x)
        if keras.__version__ < "3" or self.flag:
            y = np.mean(x)  # -> LL504
        if np.__version__ < "2":
            y = np.mean(x)
        if keras.__version__ < self.flag:
            y = np.mean(x)
        if self.flag < 3:
            y = np.mean(x)  # -> LL504
        if keras.__version__ < "3":
            pass
        else:
            y = np.mean(x)  # -> LL504
        return x, y
