import pytest

from bot.errors import ConfigError
from bot.wechat.credentials import Credentials
from tests.wechat.wire import AES_KEY, APP_ID, TOKEN


@pytest.mark.parametrize("token", ["", "ab", "a" * 33, "with space", "with-dash", "签证签证", "abc\n"])
def test_a_token_that_wechat_would_not_take_is_refused(token: str) -> None:
    with pytest.raises(ConfigError, match="WECHAT_TOKEN"):
        Credentials(token, APP_ID)


@pytest.mark.parametrize("aes_key", [AES_KEY[:42], AES_KEY + "A", AES_KEY[:42] + "=", AES_KEY[:42] + "键", AES_KEY + "\n"])
def test_an_aes_key_of_another_form_is_refused(aes_key: str) -> None:
    with pytest.raises(ConfigError, match="WECHAT_AES_KEY") as caught:
        Credentials(TOKEN, APP_ID, aes_key)
    assert AES_KEY[:20] not in str(caught.value)


def test_an_aes_key_needs_the_app_id() -> None:
    with pytest.raises(ConfigError, match="WECHAT_APP_ID"):
        Credentials(TOKEN, "", AES_KEY)
    assert not Credentials(TOKEN, "").safe


def test_every_problem_is_told_at_once_and_no_value() -> None:
    with pytest.raises(ConfigError) as caught:
        Credentials("se-cret", "", "short-key")
    assert all(name in str(caught.value) for name in ("WECHAT_TOKEN", "WECHAT_AES_KEY", "WECHAT_APP_ID"))
    assert "se-cret" not in str(caught.value)
    assert "short-key" not in str(caught.value)


def test_secrets_do_not_show_in_the_repr() -> None:
    shown = repr(Credentials(TOKEN, APP_ID, AES_KEY))
    assert TOKEN not in shown
    assert AES_KEY not in shown
    assert APP_ID in shown
