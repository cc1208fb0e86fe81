"""Why a document could not be read."""

from collections.abc import Mapping


class Unreadable(Exception):
    """A document that cannot be read: a message id, and the arguments that name cause, place and remedy."""

    def __init__(self, message_id: str, arguments: Mapping[str, str | int] | None = None) -> None:
        """Keep the message id and its arguments."""
        super().__init__(message_id, dict(arguments or {}))
        self.message_id = message_id
        self.arguments: Mapping[str, str | int] = dict(arguments or {})
