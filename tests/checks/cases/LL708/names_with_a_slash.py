# keras: 3
import os

from keras import layers


class Names(layers.Layer):
    def __init__(self, n=1, prefix="a", names=("a", "b"), **kwargs):
        super().__init__(**kwargs)
        self.a = layers.Dense(4, name="a/b")  # -> LL708
        self.b = layers.Dense(4, name=f"a/{n}")  # -> LL708
        self.c = layers.Dense(4, name="a/" + prefix)  # -> LL708
        self.d = layers.Dense(4, name="/".join([prefix, "b"]))  # -> LL708
        self.e = layers.Dense(4, name="/".join(names))
        self.f = layers.Dense(4, name="/".join(["a"]))
        self.g = layers.Dense(4, name="a/{}".format(n))  # -> LL708
        self.h = layers.Dense(4, name="a/b".replace("/", "_"))
        self.i = layers.Dense(4, name="a/b" if n else "a")
        self.j = layers.Dense(4, name="a/b" if n else "b/c")  # -> LL708
        self.k = layers.Dense(4, name="a/b" % n)  # -> LL708
        self.m = layers.Dense(4, name=f"{n}_{prefix}")
        self.n = layers.Dense(4, name=os.path.join(prefix, "b"))
        self.o = layers.Dense(4, name=prefix or self.name)
        self.p = layers.Dense(4, name=None)
        self.q = layers.Dense(4, name="/".join())

    def call(self, x):
        x = self.f(self.e(self.d(self.c(self.b(self.a(x))))))
        x = self.m(self.k(self.j(self.i(self.h(self.g(x))))))
        return self.q(self.p(self.o(self.n(x))))
