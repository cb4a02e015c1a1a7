# keras: 2
from tensorflow import keras


class Net(keras.Model):
    def __init__(self, dtype=None, **kwargs):
        super().__init__(**kwargs)
        if dtype:
            self.dtype_policy = keras.DTypePolicy(dtype)  # -> LL306
        else:
            self._set_dtype_policy(dtype)
