"""The made-up Official Account that all bots serve, in safe mode."""

from collections.abc import Mapping
from pathlib import Path

from bot.wechat.credentials import Credentials

ACCOUNT = "gh_0123456789ab"
CREDENTIALS = Credentials("benchmarkToken", "wx0123456789abcdef", "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG")
KNOWLEDGE = Path(__file__).parent.parent.parent / "knowledge"
INDEX = KNOWLEDGE.parent / "data" / "index"


def variables(redis_url: str, port: int, workers: int) -> Mapping[str, str]:
    """What an operator would set; everything else is as it is by itself."""
    return {
        "WECHAT_TOKEN": CREDENTIALS.token,
        "WECHAT_APP_ID": CREDENTIALS.app_id,
        "WECHAT_AES_KEY": CREDENTIALS.aes_key,
        "WECHAT_ACCOUNT": ACCOUNT,
        "REDIS_URL": redis_url,
        "HOST": "127.0.0.1",
        "PORT": str(port),
        "WEB_CONCURRENCY": str(workers),
        "KNOWLEDGE_DIR": str(KNOWLEDGE),
        "INDEX_DIR": str(INDEX),
    }
