"""The settings: read once from the environment, checked all together, and handed on as one frozen object.

Nothing else in the project reads the environment. VARIABLES is the list of what can be set; .env.example is made from it. An empty variable
counts as unset, blanks around a value don't count. What is wrong is said by the variable's name and what it should be, never by its value.
"""

import base64
import difflib
import json
import os
import re
import secrets
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from bot import redis_url
from bot.errors import ConfigError

DEVELOPMENT_FILE = "development.json"
"""Inside DATA_DIR: the credentials made up for development."""

LOG_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL")
YES, NO = ("1", "true", "yes", "on"), ("", "0", "false", "no", "off")


@dataclass(frozen=True, slots=True)
class Variable:
    """One variable: what it means to an operator, and what it has to look like."""

    name: str
    meaning: str
    default: str = ""
    expected: str = "anything"
    good: Callable[[str], bool] = lambda value: True
    fault: Callable[[str], str] | None = None
    """Where one can tell more about a value that is not good: what was expected. Never quotes the value."""
    required: bool = False
    """Outside development; there it is made up."""


def _matches(pattern: str) -> Callable[[str], bool]:
    return lambda value: re.fullmatch(pattern, value, re.ASCII) is not None


def _between(low: int, high: int) -> Callable[[str], bool]:
    return lambda value: re.fullmatch(r"[0-9]{1,5}", value) is not None and low <= int(value) <= high


def _public_url(value: str) -> bool:
    """Scheme, host and perhaps a port: what visitors' phones can open, with nothing before or behind that would get lost."""
    found = re.fullmatch(r"https?://(?:[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?|\[[0-9A-Fa-f:.]+\])(?::([0-9]{1,5}))?/?", value, re.ASCII)
    return found is not None and 1 <= int(found[1] or 80) <= 65535


VARIABLES: Mapping[str, tuple[Variable, ...]] = {
    "WeChat: mp.weixin.qq.com, Settings and Development, Basic Configuration": (
        Variable(
            "WECHAT_TOKEN",
            "the token typed into WeChat's page; it proves that a request comes from WeChat",
            expected="3 to 32 letters or digits",
            good=_matches(r"[A-Za-z0-9]{3,32}"),
            required=True,
        ),
        Variable(
            "WECHAT_APP_ID",
            "the account's developer ID (AppID), as in wx0123456789abcdef",
            expected="letters and digits",
            good=_matches(r"[A-Za-z0-9_-]{1,64}"),
            required=True,
        ),
        Variable(
            "WECHAT_AES_KEY",
            "the EncodingAESKey, for safe mode; empty means plain mode, where messages travel unencrypted",
            expected="43 characters out of A-Z, a-z, 0-9, + and /",
            good=_matches(r"[A-Za-z0-9+/]{43}"),
        ),
        Variable(
            "WECHAT_TOKEN_PREVIOUS",
            "while the token changes: the one before, so that no message is lost; empty when all is changed",
            expected="3 to 32 letters or digits",
            good=_matches(r"[A-Za-z0-9]{3,32}"),
        ),
        Variable(
            "WECHAT_AES_KEY_PREVIOUS",
            "while the EncodingAESKey changes: the one before; empty when all is changed",
            expected="43 characters out of A-Z, a-z, 0-9, + and /",
            good=_matches(r"[A-Za-z0-9+/]{43}"),
        ),
        Variable("WECHAT_APP_SECRET", "the developer password (AppSecret); only needed to publish the menu and for other calls to WeChat"),
        Variable(
            "WECHAT_ACCOUNT",
            "the account's original ID, as in gh_0123456789ab",
            expected="gh_ and then letters or digits",
            good=_matches(r"gh_[A-Za-z0-9_]{1,61}"),
            required=True,
        ),
    ),
    "What it works with": (
        Variable(
            "REDIS_URL",
            "where Redis is, as in redis://:password@host:6379/0, redis+sentinel://host:26379,host:26379/mymaster or "
            "redis+cluster://host:6379,host:6379 (rediss with TLS); empty starts one on this machine, inside DATA_DIR",
            good=lambda value: not redis_url.fault(value),
            fault=redis_url.fault,
        ),
        Variable("KNOWLEDGE_DIR", "the folder with staff's answers", default="knowledge"),
        Variable("DATA_DIR", "the folder for what the bot itself writes", default="data"),
        Variable("INDEX_DIR", "the folder for the compiled knowledge, which saves seconds at a start; empty means index/ inside DATA_DIR"),
    ),
    "How it runs": (
        Variable(
            "HOST",
            "the address to listen on: 127.0.0.1 behind a proxy on the same machine; empty means all, in development this machine only",
        ),
        Variable("PORT", "the port to listen on", "8000", "a number from 1 to 65535", _between(1, 65535)),
        Variable(
            "PUBLIC_URL",
            "the address under which the public reaches the bot, as in https://bot.example.org; "
            "empty: pages carry no QR code and cards open the source",
            expected="http:// or https://, a host, perhaps a port, and nothing behind it",
            good=_public_url,
        ),
        Variable("WEB_CONCURRENCY", "worker processes", "2", "a number from 1 to 64", _between(1, 64)),
        Variable("THREADS", "threads in each worker process", "8", "a number from 1 to 256", _between(1, 256)),
        Variable(
            "BOT_DEVELOPMENT",
            "1 on a developer's machine: makes up the WeChat settings that are missing and says why it answered what it answered",
            "",
            "1 or 0",
            lambda value: value.lower() in YES + NO,
        ),
        Variable(
            "IMPORT_MINUTES",
            "how often the clock imports the lists that sources.yaml follows",
            "60",
            "a number from 1 to 10080",
            _between(1, 10080),
        ),
        Variable("LOG_LEVEL", "how much to log", "INFO", "one of " + ", ".join(LOG_LEVELS), lambda value: value.upper() in LOG_LEVELS),
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Everything that differs from one installation to another. Fields are named like their variables."""

    wechat_token: str = field(repr=False)
    wechat_app_id: str
    wechat_aes_key: str = field(default="", repr=False)
    """Empty in plain mode."""
    wechat_token_previous: str = field(default="", repr=False)
    wechat_aes_key_previous: str = field(default="", repr=False)
    wechat_app_secret: str = field(default="", repr=False)
    wechat_account: str
    redis_url: str = field(default="", repr=False)
    """May hold a password. Empty: a server of our own in data_dir."""
    knowledge_dir: Path = Path("knowledge")
    data_dir: Path = Path("data")
    index_dir: Path = Path("data/index")
    host: str = "0.0.0.0"
    port: int = 8000
    public_url: str = ""
    """Without a slash at its end. Empty: nobody knows it, which in development is this machine's own."""
    web_concurrency: int = 2
    threads: int = 8
    development: bool = False
    import_minutes: int = 60
    log_level: str = "INFO"

    @classmethod
    def from_environment(cls, environ: Mapping[str, str]) -> "Settings":
        """Raises one ConfigError with a line for each variable that is missing or makes no sense. In development a file may be written."""
        variables = [variable for group in VARIABLES.values() for variable in group]
        given = {variable.name: environ.get(variable.name, "").strip() or variable.default for variable in variables}
        development = given["BOT_DEVELOPMENT"].lower() in YES
        problems = [problem for variable in variables if (problem := _problem(variable, given[variable.name], development))]
        if given["WECHAT_AES_KEY_PREVIOUS"] and not given["WECHAT_AES_KEY"]:
            problems.append("WECHAT_AES_KEY_PREVIOUS: expected with WECHAT_AES_KEY only: without a key now, messages are not encrypted")
        problems += _misspelt(environ, {variable.name for variable in variables})
        if problems:
            raise ConfigError("\n".join(problems))
        if development:
            given |= _made_up(given)
        return cls(
            wechat_token=given["WECHAT_TOKEN"],
            wechat_app_id=given["WECHAT_APP_ID"],
            wechat_aes_key=given["WECHAT_AES_KEY"],
            wechat_token_previous=given["WECHAT_TOKEN_PREVIOUS"],
            wechat_aes_key_previous=given["WECHAT_AES_KEY_PREVIOUS"],
            wechat_app_secret=given["WECHAT_APP_SECRET"],
            wechat_account=given["WECHAT_ACCOUNT"],
            redis_url=given["REDIS_URL"],
            knowledge_dir=Path(given["KNOWLEDGE_DIR"]),
            data_dir=Path(given["DATA_DIR"]),
            index_dir=index_dir(environ),
            host=given["HOST"] or ("127.0.0.1" if development else "0.0.0.0"),
            port=int(given["PORT"]),
            public_url=given["PUBLIC_URL"].removesuffix("/") or (f"http://127.0.0.1:{given['PORT']}" if development else ""),
            web_concurrency=int(given["WEB_CONCURRENCY"]),
            threads=int(given["THREADS"]),
            development=development,
            import_minutes=int(given["IMPORT_MINUTES"]),
            log_level=given["LOG_LEVEL"].upper(),
        )


def knowledge_dir(environ: Mapping[str, str]) -> Path:
    """The one setting that the commands for staff need, who have no others."""
    [variable] = [item for group in VARIABLES.values() for item in group if item.name == "KNOWLEDGE_DIR"]
    return Path(environ.get(variable.name, "").strip() or variable.default)


def data_dir(environ: Mapping[str, str]) -> Path:
    """Where the bot writes what it keeps: for the commands for staff, too."""
    return Path(environ.get("DATA_DIR", "").strip() or "data")


def index_dir(environ: Mapping[str, str]) -> Path:
    """Where the compiled knowledge is: for the commands for staff, too."""
    given = environ.get("INDEX_DIR", "").strip()
    return Path(given) if given else data_dir(environ) / "index"


def _misspelt(environ: Mapping[str, str], names: set[str]) -> list[str]:
    """A setting of WeChat's under another name is no setting: who meant safe mode must not land in plain mode."""
    strange = sorted(name for name in environ if name.startswith("WECHAT_") and name not in names)
    near = {name: difflib.get_close_matches(name, sorted(names), n=1, cutoff=0.6) for name in strange}
    return [f"{name}: expected no such variable{f'; did you mean {near[name][0]}?' if near[name] else ''}" for name in strange]


def _problem(variable: Variable, value: str, development: bool) -> str | None:
    """One line that begins with the variable's name, or None."""
    if value:
        return (
            None if variable.good(value) else f"{variable.name}: expected {variable.fault(value) if variable.fault else variable.expected}"
        )
    if not variable.required or development:
        return None
    return f"{variable.name}: missing; expected {variable.expected}: {variable.meaning}"


def _made_up(given: Mapping[str, str]) -> dict[str, str]:
    """Values for the WeChat settings that are missing.

    An AES key only if token and AppID are made up too: somebody who brings a real account's and leaves the key out wants plain mode.
    """
    folder = Path(given["DATA_DIR"])
    try:
        made_up = _kept(folder)
    except (OSError, ValueError, LookupError, TypeError) as error:
        raise ConfigError(f"DATA_DIR: {DEVELOPMENT_FILE} in it, the credentials for development, can't be read or written") from error
    if given["WECHAT_TOKEN"] or given["WECHAT_APP_ID"]:
        del made_up["WECHAT_AES_KEY"]
    return {name: value for name, value in made_up.items() if not given[name]}


def _kept(folder: Path) -> dict[str, str]:
    """The folder's made-up credentials. Workers that start together agree: a whole file is linked into place, the first one stays."""
    path = folder / DEVELOPMENT_FILE
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        descriptor, draft = tempfile.mkstemp(dir=folder)  # mode 600
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            json.dump(_random_credentials(), file, indent=1)
        try:
            os.link(draft, path)
        except FileExistsError:
            pass  # another worker was first
        finally:
            os.unlink(draft)
    stored = json.loads(path.read_text(encoding="utf-8"))
    return {name: str(stored[name]) for name in _random_credentials()}


def _random_credentials() -> dict[str, str]:
    return {
        "WECHAT_TOKEN": secrets.token_hex(16),
        "WECHAT_APP_ID": "wx" + secrets.token_hex(8),
        "WECHAT_AES_KEY": base64.b64encode(secrets.token_bytes(32)).decode()[:43],
        "WECHAT_ACCOUNT": "gh_" + secrets.token_hex(6),
    }


def example() -> str:
    """The text of .env.example: every variable with its meaning in one line, and its default."""
    blocks = ["# Copy to .env and fill in. An empty variable counts as unset. This text comes from bot/config.py.\n"]
    for title, variables in VARIABLES.items():
        lines = [f"# {item.meaning}{' (required)' if item.required else ''}\n{item.name}={item.default}\n" for item in variables]
        blocks.append(f"\n## {title}\n" + "".join(lines))
    return "".join(blocks)
