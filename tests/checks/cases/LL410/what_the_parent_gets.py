# keras: 2, 3
from tensorflow.keras import layers


class Parent(layers.Layer):
    def __init__(self, units=3, rate=0.5, *, axis=-1, **kwargs):
        super().__init__(**kwargs)
        self.units = units
        self.rate = rate
        self.axis = axis

    def call(self, x):
        return x * self.units * self.rate * self.axis


class Swallows(Parent):
    def __init__(self, units=3, rate=0.5, **kwargs):
        super().__init__(units, **kwargs)  # -> LL410


class ByKeyword(Parent):
    def __init__(self, units=3, rate=0.5, axis=1, **kwargs):
        super().__init__(units, rate=rate, axis=axis, **kwargs)


class ByStar(Parent):
    def __init__(self, units=3, rate=0.5, **kwargs):
        super().__init__(*[units, rate], **kwargs)


class ByLocals(Parent):
    def __init__(self, units=3, rate=0.5):
        super().__init__(**{key: one for key, one in locals().items() if key in ("units", "rate")})


class Reads(Parent):
    def __init__(self, units=3, rate=0.5, axis=1, **kwargs):
        kept = rate
        if axis:
            units = units * kept
        super().__init__(units, **kwargs)


class OfKeras(layers.Dense):
    def __init__(self, units, activation=None, **kwargs):
        super().__init__(units, **kwargs)  # -> LL410


class OfLayer(layers.Layer):
    def __init__(self, name=None, dynamic=False, **kwargs):
        super().__init__(**kwargs)  # -> LL304

    def call(self, x):
        return x


class Gets(Parent):
    def __init__(self, units=3, rate=0.5, **kwargs):
        print(kwargs.get("axis"))
        super().__init__(units, **kwargs)  # -> LL410


class Fills(Parent):
    def __init__(self, units=3, rate=0.5, **kwargs):
        kwargs.setdefault("rate", 0.1)
        super().__init__(units, **kwargs)


class OtherKeywords(Parent):
    def __init__(self, units=3, rate=0.5, options=None, **kwargs):
        super().__init__(units, **options)
