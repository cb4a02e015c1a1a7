# keras: 2, 3
import keras


class Grid(keras.layers.Layer):
    def __init__(self, rows, columns, stride=1, **kwargs):
        super().__init__(**kwargs)
        self.rows = rows
        self.columns = columns
        self.stride = stride

    def call(self, inputs):
        return inputs * self.rows * self.columns * self.stride


class Loop(Grid):
    def get_config(self):  # -> LL402
        config = super().get_config()
        for key in ("rows", "columns"):
            config[key] = getattr(self, key)
        return config


class Update(Grid):
    def get_config(self):  # -> LL402
        config = super().get_config()
        for key in ("rows", "columns"):
            config.update({key: getattr(self, key)})
        return config


class Comprehension(Grid):
    def get_config(self):  # -> LL402
        return {**super().get_config(), **{key: getattr(self, key) for key in ("rows", "columns")}}


class Complete(Grid):
    def get_config(self):
        config = super().get_config()
        for key in ["rows", "columns", "stride"]:
            config[key] = getattr(self, key)
        return config


class CompleteComprehension(Grid):
    def get_config(self):
        config = super().get_config()
        config.update({key: getattr(self, key) for key in ("rows", "columns", "stride")})
        return config


class CompleteBehind(Grid):
    def get_config(self):
        config = super().get_config()
        for key in ("rows", "columns"):
            config[key] = getattr(self, key)
        config["stride"] = self.stride
        return config


class OfTheSignature(Grid):
    def get_config(self):
        config = super().get_config()
        for key in self.__init__.__code__.co_varnames[1:4]:
            config[key] = getattr(self, key)
        return config


class Conditional(Grid):
    def get_config(self):
        config = super().get_config()
        for key in ("rows", "columns", "stride"):
            if hasattr(self, key):
                config[key] = getattr(self, key)
        return config
