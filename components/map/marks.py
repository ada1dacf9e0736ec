"""What a map shows of a search travels from state, so its shape is state's."""

from state.marks import MarkView

__all__ = ["MarkView"]
