"""Everything this project raises on purpose. Errors are caught at the edge: the webhook, the command line.

BotError
├── ConfigError        a setting is missing or makes no sense; the text names the variable, never its value
├── KnowledgeError     staff's files have problems; carries every one of them
├── StoreError         Redis did not answer in time
├── PageError          a page that news was to be imported from holds no article (importer/reading)
├── FetchError         a page that may not or can't be fetched (importer/fetching)
├── PagesError         the importer's memory of pages can't be used (importer/fetching)
└── CallbackError      a request to the callback that WeChat did not send, or that can't be read
    ├── SignatureError     not signed with our token
    ├── ReplayError        signed by WeChat, and used before
    ├── DecryptError       not encrypted with our key, or not encrypted where it has to be
    └── MessageError       signed and decrypted, but no message of WeChat's
"""

from collections.abc import Sequence


class BotError(Exception):
    """The root: whatever else escapes is a defect."""


class ConfigError(BotError):
    """A setting is missing or makes no sense."""


class KnowledgeError(BotError):
    """Staff's files have problems. `problems` holds all of them, each a line that begins with `file:line:`."""

    def __init__(self, problems: Sequence[object]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = tuple(problems)


class StoreError(BotError):
    """Redis did not answer in time."""


class CallbackError(BotError):
    """A request that WeChat did not send, or that can't be read."""


class SignatureError(CallbackError):
    """Not signed with our token."""


class ReplayError(CallbackError):
    """Signed by WeChat, and used before."""


class DecryptError(CallbackError):
    """Not encrypted with our key, or not encrypted where it has to be."""


class MessageError(CallbackError):
    """Signed and decrypted, but no message of WeChat's."""
