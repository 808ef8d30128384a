"""Names that annotations are written with, for modules that every check imports.

For type checkers they are those of ``typing``. When the program runs they mean nothing, and importing ``typing`` for them
would take as long as twenty of our modules.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Final, Literal, TypeVar, cast
else:
    Any = Final = object

    class Literal:
        """One of some values; at run time any."""

        def __class_getitem__(cls, _):
            return object

    def TypeVar(name, *_, **__):  # noqa: N802, ANN - it stands for the class
        """A name for a type; nothing asks for it at run time."""
        return name

    def cast(_, value):
        """The value, of which the type checker believes what it is told."""
        return value


__all__ = ["TYPE_CHECKING", "Any", "Final", "Literal", "TypeVar", "cast"]
