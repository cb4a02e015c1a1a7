# keras: 3
import tensorflow as tf


class A1(tf.keras.layers.Layer):
    def __init__(self):
        super().__init__()
        self._n = None

    @property
    def n(self):
        if self._n is None:
            raise ValueError("not yet")  # -> LL707
        return self._n

    @n.setter
    def n(self, value):
        self._n = value


class A2(tf.keras.layers.Layer):
    @property
    def table(self):
        if not hasattr(self, "_table"):
            raise RuntimeError("not yet")  # -> LL707
        return self._table

    @table.setter
    def table(self, value):
        self._table = value


class A3(tf.keras.layers.Layer):
    @property
    def secret(self):
        raise NotImplementedError

    @secret.setter
    def secret(self, value):
        self._secret = value


class A4(tf.keras.layers.Layer):
    def __init__(self):
        super().__init__()
        self._n = None

    @property
    def n(self):
        assert self._n is not None  # -> LL707
        return self._n

    @n.setter
    def n(self, value):
        self._n = value


class B1(tf.keras.layers.Layer):
    def __init__(self):
        super().__init__()
        self._n = None

    @property
    def n(self):
        if self._n is None:
            raise AttributeError("not yet")
        return self._n

    @n.setter
    def n(self, value):
        self._n = value


class B2(tf.keras.layers.Layer):
    def __init__(self, n):
        super().__init__()
        self._n = n

    @property
    def n(self):
        if self._n > 3:
            raise ValueError("too many")
        return self._n

    @n.setter
    def n(self, value):
        self._n = value


class B3(tf.keras.layers.Layer):
    def __init__(self):
        super().__init__()
        self._n = 3

    @property
    def n(self):
        if self._n is None:
            raise ValueError("taken away")
        return self._n

    @n.setter
    def n(self, value):
        self._n = value
