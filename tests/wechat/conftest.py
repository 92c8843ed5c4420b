import pytest

from bot.wechat.messages import Text
from tests.wechat.samples import ACCOUNT, CREATED, VISITOR


@pytest.fixture(scope="session")
def asked() -> Text:
    """A message to answer."""
    return Text(visitor=VISITOR, account=ACCOUNT, created=CREATED, delivery="1", content="?")
