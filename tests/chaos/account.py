"""The account of the run: made-up credentials, and the ones that replace them when token and key are rotated."""

from bot.wechat.credentials import Credentials

ACCOUNT = "gh_0123456789ab"
APP_ID = "wx0000000000000001"
OLD = Credentials("sampleToken0123", APP_ID, "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG")
NEW = Credentials("otherToken4567", APP_ID, "GFEDCBA9876543210zyxwvutsrqponmlkjihgfedcbb")

PREVIOUS = ("WECHAT_TOKEN_PREVIOUS", "WECHAT_AES_KEY_PREVIOUS")


def settings(current: Credentials, previous: Credentials | None = None) -> dict[str, str]:
    """The environment variables of a bot of this account."""
    own = {"WECHAT_TOKEN": current.token, "WECHAT_APP_ID": APP_ID, "WECHAT_AES_KEY": current.aes_key, "WECHAT_ACCOUNT": ACCOUNT}
    return own | (dict(zip(PREVIOUS, (previous.token, previous.aes_key), strict=True)) if previous else {})
