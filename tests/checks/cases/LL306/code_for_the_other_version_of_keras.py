# keras: 2
from tensorflow import keras


from mine import config


class Net(keras.Model):
    def __init__(self, dtype=None, **kwargs):
        super().__init__(**kwargs)
        if config.keras_3():
            self.dtype_policy = keras.DTypePolicy(dtype)
        else:
            self._set_dtype_policy(dtype)
