# keras: 3
from keras import layers


class Raises(layers.Layer):
    kept = 3
    begins = None

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self._a = None
        self._c = 3
        if kwargs:
            self._d = None
        self._e = None

    @property
    def a(self):
        if self._a is None:
            raise ValueError("not set")  # -> LL707
        return self._a

    @a.setter
    def a(self, value):
        self._a = value

    @property
    def b(self):
        assert self._a is not None  # -> LL707
        return self._a

    @b.setter
    def b(self, value):
        self._a = value

    @property
    def c(self):
        assert self._c is not None
        if self._c is None:
            raise ValueError("not set")
        return self._c

    @c.setter
    def c(self, value):
        self._c = value

    @property
    def d(self):
        assert self._d, "not set"
        return self._d

    @d.setter
    def d(self, value):
        self._d = value

    @property
    def e(self):
        assert len(self._c) > 2
        if self._c:
            assert self._e
        return self._e

    @e.setter
    def e(self, value):
        self._e = value

    @property
    def f(self):
        if self._a is not None:
            raise ValueError("set twice")

        def later():
            raise ValueError("later")

        return later

    @f.setter
    def f(self, value):
        self._a = value

    @property
    def g(self):
        if self.begins is None:
            raise ValueError("not set")  # -> LL707
        return self.begins

    @g.setter
    def g(self, value):
        self.begins = value

    @property
    def h(self):
        assert self.kept
        return self.kept

    @h.setter
    def h(self, value):
        self.kept = value

    @property
    def i(self):
        raise ValueError("never")

    def call(self, x):
        return x


class OwnSetter(layers.Layer):
    def __setattr__(self, name, value):
        object.__setattr__(self, name, value)

    @property
    def a(self):
        raise ValueError("not set")

    @a.setter
    def a(self, value):
        self._a = value

    def call(self, x):
        return x
