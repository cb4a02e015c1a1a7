# keras: 3
import tensorflow as tf


class A1(tf.keras.Model):
    def features(self, name):
        return self.get_layer(name).get_output_at(0)  # -> LL701

    def of_other(self, model):
        layer = model.get_layer("x")
        if hasattr(layer, "get_output_at"):
            return layer.get_output_at(0)
        return layer.output, layer.name, layer.stateful

    def of_another(self, model):
        layer = model.get_layer("x")
        return layer.get_output_at(0)  # -> LL701
