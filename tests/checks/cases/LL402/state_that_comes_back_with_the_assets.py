# keras: 3
from tensorflow import keras


class Words(keras.layers.Layer):
    def __init__(self, vocabulary=None, lowercase=False, **kwargs):
        super().__init__(**kwargs)
        self.lowercase = lowercase
        self.set_vocabulary(vocabulary)

    def set_vocabulary(self, vocabulary):
        self.vocabulary = vocabulary

    def load_assets(self, folder):
        self.set_vocabulary(folder)

    def get_config(self):  # -> LL402
        return {**super().get_config()}


class Longer(Words):
    def __init__(self, vocabulary=None, suffix="", **kwargs):
        self.suffix = suffix
        super().__init__(vocabulary=vocabulary, **kwargs)

    def get_config(self):  # -> LL402
        return {**super().get_config(), "lowercase": self.lowercase}
