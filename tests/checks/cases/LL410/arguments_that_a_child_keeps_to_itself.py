# keras: 2, 3
import tensorflow as tf


class Base(tf.keras.layers.Layer):
    def __init__(self, width, scale=1.0, offset=0.0, **kwargs):
        super().__init__(**kwargs)
        self.width = width
        self.scale = scale
        self.offset = offset

    def call(self, inputs):
        return inputs * self.scale * self.width + self.offset


class Forgets(Base):
    def __init__(self, width, more=1, scale=1.0, **kwargs):
        super().__init__(width, **kwargs)  # -> LL410
        self.more = more


class ByName(Base):
    def __init__(self, width, scale=1.0, offset=0.0):
        Base.__init__(self, width=width)  # -> LL410


class Grandchild(Forgets):
    def __init__(self, width, more=1, **kwargs):
        super(Grandchild, self).__init__(width, **kwargs)  # -> LL410


class Recurrent(tf.keras.layers.LSTM):
    def __init__(self, units, recurrent_dropout=0.0, **kwargs):
        super().__init__(units, return_sequences=True, **kwargs)  # -> LL410


class ByPosition(Base):
    def __init__(self, width, scale=1.0, offset=0.0, **kwargs):
        super().__init__(width, scale, offset, **kwargs)


class InKeywords(Base):
    def __init__(self, width, scale=1.0, offset=0.0, **kwargs):
        kwargs["scale"] = scale
        kwargs.update(offset=offset)
        super().__init__(width, **kwargs)


class InOthers(Base):
    def __init__(self, width, scale=1.0, **kwargs):
        given = dict(kwargs, scale=scale)
        super().__init__(width, **given)


class Sets(Base):
    def __init__(self, width, scale=1.0, offset=0.0, **kwargs):
        super().__init__(width, **kwargs)
        self.scale, self.offset = scale, offset


class Decides(Base):
    def __init__(self, width, scale=1.0, **kwargs):
        super().__init__(width, scale=2.0, **kwargs)


class OfItsOwn(Base):
    def __init__(self, width, steps=3, **kwargs):
        super().__init__(width, **kwargs)


class Stars(Base):
    def __init__(self, scale, *args, **kwargs):
        super().__init__(*args, **kwargs)
