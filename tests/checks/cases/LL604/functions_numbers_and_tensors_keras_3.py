# keras: 3
import keras
from elsewhere import logged, make_loss
from keras import ops


class A(keras.layers.Layer):
    def build(self, input_shape):
        self.w = self.add_weight(name="w", shape=(3,))
        self.add_loss(lambda: ops.sum(self.w))  # -> LL604
        self.factor = 3.0

    def loss_of_w(self):
        return ops.sum(self.w)

    def unknown_loss(self):
        return make_loss(self.w)

    @property
    def unknown_property(self):
        return make_loss(self.w)

    @logged
    def logged_loss(self):
        return ops.sum(self.w)

    @staticmethod
    def static_loss():
        return ops.ones(())

    def call(self, x):
        self.add_loss(0.5)  # -> LL604
        self.add_loss(3)  # -> LL604
        super().add_loss(1.0)  # -> LL604
        self.add_loss("loss")
        self.add_loss(None)
        self.add_loss(self.factor * ops.sum(x))
        self.add_loss(self.loss_of_w)  # -> LL604
        self.add_loss(self.unknown_loss())
        self.add_loss(self.unknown_property)
        self.add_loss(self.logged_loss)
        self.add_loss()
        self.losses.append(3.0)
        return x * self.w
