# keras: 3
from tensorflow import keras


class Pack(keras.layers.Layer):
    def __init__(self, start=None, table=None, **kwargs):
        super().__init__(**kwargs)
        self._resolve(start, table)

    def _resolve(self, start, table):
        self.start = table["start"] if table else start

    def get_config(self):
        return {**super().get_config(), "start": self.start}
