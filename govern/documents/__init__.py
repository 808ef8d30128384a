"""Bytes to documents: values with positions, touches, the text a recipient sees."""
