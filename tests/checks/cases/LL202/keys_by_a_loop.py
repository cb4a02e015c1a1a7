# keras: 2, 3
import keras


class Loop(keras.layers.Layer):
    def __init__(self, rows, columns, **kwargs):
        super().__init__(**kwargs)
        self.rows = rows
        self._columns = columns

    def call(self, inputs):
        return inputs * self.rows * self._columns

    def get_config(self):
        config = super().get_config()
        for key in ("rows", "columns"):
            config[key] = getattr(self, key)  # -> LL202
        return config


class Private(keras.layers.Layer):
    def __init__(self, rows, columns, **kwargs):
        super().__init__(**kwargs)
        self._rows = rows
        self._columns = columns

    def call(self, inputs):
        return inputs * self._rows * self._columns

    def get_config(self):
        config = super().get_config()
        for key in ("rows", "columns"):
            config[key] = getattr(self, f"_{key}")
        return config


class LocalFirst(keras.layers.Layer):
    def __init__(self, rows, columns, **kwargs):
        super().__init__(**kwargs)
        self.rows = rows
        self._columns = columns

    def call(self, inputs):
        return inputs * self.rows * self._columns

    def get_config(self):
        config = super().get_config()
        for key in ("rows", "columns"):
            value = getattr(self, key)  # -> LL202
            config[key] = value
        return config
