"""govern: Git-native governance for e-mail sequences and sales leads."""

__version__ = "0.1.0"
