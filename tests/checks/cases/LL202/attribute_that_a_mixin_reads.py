# keras: 2, 3
from tensorflow.keras import layers


class ScaleMixin:
    def rescale(self, x):
        return x * self.scale_factor


class CarefulMixin:
    def rescale(self, x):
        if hasattr(self, "scale_factor"):
            return x * self.scale_factor
        return x


class OptionalMixin:
    def rescale(self, x):
        return x * self.scale_factor if self.scaled else x


class OtherName(ScaleMixin, layers.Layer):
    def __init__(self, scale=2.0, **kwargs):
        super().__init__(**kwargs)
        self.scale = scale

    def call(self, x):
        return self.rescale(x)  # -> LL202


class Sets(ScaleMixin, layers.Layer):
    def __init__(self, scale=2.0, **kwargs):
        super().__init__(**kwargs)
        self.scale_factor = scale

    def call(self, x):
        return self.rescale(x)


class AsProperty(ScaleMixin, layers.Layer):
    @property
    def scale_factor(self):
        return 2.0

    def call(self, x):
        return self.rescale(x)


class OfTheClass(ScaleMixin, layers.Layer):
    scale_factor = 2.0

    def call(self, x):
        return self.rescale(x)


class Asked(CarefulMixin, layers.Layer):
    def call(self, x):
        return self.rescale(x)


class NotCalled(ScaleMixin, layers.Layer):
    def call(self, x):
        return x


class Base(ScaleMixin, layers.Layer):
    def call(self, x):
        return self.rescale(x)


class Child(Base):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.scale_factor = 2.0
