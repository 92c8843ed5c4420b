"""What WeChat delivers, one frozen dataclass a kind. Parsed once, at the edge; an unknown kind is a type, not an error.

Field names are WeChat's own in lower case; every kind of WeChat's documents that a visitor can cause has its class here, and the events
that need no answer share `Event`.
"""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """What every delivery has."""

    visitor: str = field(repr=False)
    """FromUserName: the visitor's OpenID. Never in a log."""
    account: str
    """ToUserName: the Official Account's own name, `gh_...`."""
    created: int
    """CreateTime, whole seconds since 1970, by WeChat's clock."""
    delivery: str
    """The same for all retries of one delivery and for nothing else: MsgId, or for events sender, time, event and key."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Text(Message):
    """A text the visitor typed, or tapped."""

    content: str = field(repr=False)
    menu_id: str = ""
    """bizmsgmenuid of a tappable choice; some WeChat clients leave it out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice(Message):
    """A voice message; `recognition` is WeChat's transcript, empty where speech recognition is off or understood nothing."""

    recognition: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Media(Message):
    """A picture, sticker, video or file. Nothing of it is fetched or kept."""

    kind: str
    """image, video, shortvideo or file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Location(Message):
    """A place the visitor sent on purpose (not the LOCATION event, which is an `Event`). Degrees, north and east positive."""

    latitude: float
    longitude: float
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link(Message):
    """A shared page, or a mini-program's card."""

    title: str
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Subscribe(Message):
    """A new follower. `scene` is the value of the QR code that was scanned, without `qrscene_`; empty for a plain follow."""

    scene: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unsubscribe(Message):
    """The visitor left: all that is held about them must go."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scan(Message):
    """A follower scanned a QR code with a scene value."""

    scene: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Click(Message):
    """A tap on a menu button of type click."""

    key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Message):
    """Any other event, known or new. `name` is lower case."""

    name: str
    key: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unsupported(Message):
    """Something WeChat could not pass on (its own text says so), or a message kind that is newer than this file."""

    kind: str
