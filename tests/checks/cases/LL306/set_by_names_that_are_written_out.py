# keras: 2, 3
from tensorflow.keras import layers

SETTINGS = {"losses": None, "axis": -1}
NAMES = ("width", "metrics")


class ByItems(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        for key, value in {"weights": [0.5, 0.5], "axis": -1}.items():
            setattr(self, key, value)  # -> LL306

    def call(self, x):
        return x


class OfModule(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        for key, value in SETTINGS.items():
            setattr(self, key, value)  # -> LL306
        for index, name in enumerate(NAMES):
            setattr(self, name, index)  # -> LL306

    def call(self, x):
        return x


class ByZip(layers.Layer):
    FIELDS = ("variables", "steps")

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        for name, value in zip(self.FIELDS, (1, 2)):
            setattr(self, name, value)  # -> LL306

    def call(self, x):
        return x


class Free(layers.Layer):
    def __init__(self, options, **kwargs):
        super().__init__(**kwargs)
        for key, value in {"width": 3, "axis": -1}.items():
            setattr(self, key, value)
        for key, value in options.items():
            setattr(self, key, value)
        box = type("Box", (), {})()
        for key in ("weights", "metrics"):
            setattr(box, key, 3)

    def call(self, x):
        return x
