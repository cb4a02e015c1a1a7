# keras: 2, 3
from tensorflow import keras
from tensorflow.keras import initializers, layers


class Kept(layers.Layer):
    """Notes, where nothing uses what is kept."""

    def __init__(
        self, required, given=None, act="relu", start="zeros", many=1, count=0, size=3, code=None, later=None,
        part=None, name_of=None, told=None, **kwargs
    ):
        super().__init__(**kwargs)
        self.required = required
        self.given = given
        self.act = keras.activations.get(act)
        self.start = initializers.get("zeros")
        self.many = [many]
        self.count = 1
        self.count += count
        if size:
            self.size = size
        self.code = str(code)
        self.part = initializers.get(part.start)
        self.told = told
        self.dense = layers.Dense(4, name=name_of)
        self.name_of = name_of
        print(told)

        def set_later():
            self.later = later

        self.set_later = set_later

    def call(self, x):
        return self.dense(x)


class Asked(layers.Layer):
    def __init__(self, given=None, **kwargs):
        super().__init__(**kwargs)
        self.given = given

    def call(self, x):
        return x * getattr(self, "giv" + "en")


class Dynamic(layers.Layer):
    def __init__(self, given=None, **kwargs):
        super().__init__(**kwargs)
        self.given = given

    def call(self, x):
        return x * self.__dict__["given"]


class Copied(layers.Layer):
    def __init__(self, given=None, **kwargs):
        super().__init__(**kwargs)
        self.given = given
        self.all = self.__dict__.copy()

    def call(self, x):
        return x


class Abstract(layers.Layer):
    def __init__(self, given=None, **kwargs):
        super().__init__(**kwargs)
        self.given = given

    def call(self, x):
        raise NotImplementedError


class Parts(layers.LSTM):
    def __init__(self, units, given=None, **kwargs):
        super().__init__(units, **kwargs)
        self.given = given

    def call(self, sequences, initial_state=None):
        return sequences


class Property(layers.Layer):
    def __init__(self, given=None, **kwargs):
        super().__init__(**kwargs)
        self.given = given

    @property
    def given(self):
        return self._given

    @given.setter
    def given(self, value):
        self._given = value

    def call(self, x):
        return x


class Elsewhere(layers.Layer):
    def __init__(self, outside=None, **kwargs):
        super().__init__(**kwargs)
        self.outside = outside

    def call(self, x):
        return x


def change(layer):
    layer.outside = 3
