"""What the Official Account and its server share, checked once."""

import re
from dataclasses import dataclass, field

from bot.errors import ConfigError

TOKEN = re.compile(r"[A-Za-z0-9]{3,32}")
AES_KEY = re.compile(r"[A-Za-z0-9+/]{43}")


@dataclass(frozen=True, slots=True)
class Credentials:
    """As typed into WeChat's page 基本配置. Raises ConfigError, which names the variables and never shows a value. While one of them
    changes, there are several: see `rotation`.
    """

    token: str = field(repr=False)
    app_id: str
    aes_key: str = field(default="", repr=False)
    """EncodingAESKey; empty in plain mode."""

    def __post_init__(self) -> None:
        problems = []
        if not TOKEN.fullmatch(self.token):
            problems.append("WECHAT_TOKEN: expected 3 to 32 letters or digits")
        if self.aes_key and not AES_KEY.fullmatch(self.aes_key):
            problems.append("WECHAT_AES_KEY: expected 43 base64 characters, or nothing for plain mode")
        if self.aes_key and not self.app_id:
            problems.append("WECHAT_APP_ID: expected with WECHAT_AES_KEY, since encrypted messages carry it")
        if problems:
            raise ConfigError("\n".join(problems))

    @property
    def safe(self) -> bool:
        """Whether messages have to be encrypted."""
        return bool(self.aes_key)
