# keras: 3
import tensorflow as tf
from tensorflow.keras import layers


class Names(layers.Layer):
    def __init__(self, prefix="a", number=1, parts=("a", "b"), **kwargs):
        super().__init__(**kwargs)
        self.a = layers.Dense(3, name="a/b")  # -> LL708
        self.b = layers.Dense(3, name="a_b")
        self.c = layers.Dense(3, name=f"{prefix}/b")  # -> LL708
        self.d = layers.Dense(3, name=f"{prefix}_b")
        self.e = layers.Dense(3, name=prefix + "/b")  # -> LL708
        self.f = layers.Dense(3, name=prefix + "_b")
        self.g = layers.Dense(3, name="%s/b" % prefix)  # -> LL708
        self.h = layers.Dense(3, name="{}/b".format(prefix))  # -> LL708
        self.i = layers.Dense(3, name="{}_b".format(prefix))
        self.j = layers.Dense(3, name="/".join([prefix, "b"]))  # -> LL708
        self.k = layers.Dense(3, name="/".join([prefix]))
        self.m = layers.Dense(3, name="/".join(parts))
        self.n = layers.Dense(3, name="_".join([prefix, "b"]))
        self.o = layers.Dense(3, name="a/b" if number else "c/d")  # -> LL708
        self.p = layers.Dense(3, name="a/b" if number else "c")
        self.q = layers.Dense(3, name="a/b".replace("/", "_"))
        self.r = layers.Dense(3, name=prefix)
        self.s = layers.Dense(3, name="a/b".upper().lower())
        self.t = layers.Dense(3, name=f"{prefix + '/'}b")

    def call(self, x):
        return x
