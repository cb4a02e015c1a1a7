# keras: 3
from keras import layers


class Overwrites(layers.Layer):
    def __init__(self, n=2, given=None, **kwargs):
        super().__init__(**kwargs)
        self.a = layers.Dense(4)  # -> LL204
        self.a = layers.Dense(4)
        self.b = layers.Dense(4)
        self.show()
        self.b = layers.Dense(4)
        self.c = layers.Dense(4)
        given(self)
        self.c = layers.Dense(4)
        self.d = layers.Dense(4)
        if given:
            self.d = layers.Dense(4)
        dense = layers.Dense(4)
        self.e = dense
        self.e = dense
        self.f = layers.Dense(4)
        self.f = given
        self.g = layers.Dense(4)
        given(self.g)
        self.g = layers.Dense(4)
        self.h = layers.Dense(4)

        def later():
            self.h = layers.Dense(4)

        self.later = later
        for turn in range(n):
            self.i = layers.Dense(4)  # -> LL204
            self.j = layers.Dense(4)
            print(self.j)
            self.k = given

    def show(self):
        print(self.b)

    def call(self, x):
        x = self.d(self.c(self.b(self.a(x))))
        return self.j(self.i(self.h(self.g(self.f(self.e(x))))))
