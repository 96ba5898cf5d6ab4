"""Fingerpost turns structured YAML into a searchable, multilingual guide."""

__version__ = "0.1.0"
