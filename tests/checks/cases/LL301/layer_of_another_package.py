# keras: 3
import tensorflow_model_optimization as tfmot


class Transform(tfmot.quantization.keras.QuantizeWrapper):
    def __init__(self, bits=8):  # -> LL301
        self.bits = bits
