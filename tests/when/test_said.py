"""What is left of a text, for whoever searches the rest."""

import pytest

from bot.when.heard import heard
from tests.when.table import TUESDAY

ROWS = {
    "are you open on christmas day": "are you open",
    "Are you open on Christmas Day?": "Are you open?",
    "你们周六开门吗": "你们开门吗",
    "请问你们周六上午办理护照吗？": "请问你们办理护照吗？",
    "現在開門嗎": "開門嗎",
    "what time do you close today": "what time do you close",
    "today's opening hours": "opening hours",
    "open at the weekend?": "open?",
    "on Saturday 28 November at 10am, are you open": "are you open",
    "are you open between 24 Dec and 2 Jan please": "are you open please",
    "is the embassy open on a bank holiday": "is the embassy open",
    "I handed it in on Wednesday": "I handed it in",
    "周六呢？": "呢？",
    "and saturday?": "and?",
    "曼城领馆10月1日到7日放假吗": "曼城领馆放假吗",
    "edinburgh 明天 open 吗": "edinburgh open 吗",
    "tomorrow": "",
    "🎄圣诞节🎄开吗": "🎄🎄开吗",
    "ＣＨＲＩＳＴＭＡＳ ｏｐｅｎ？": "ｏｐｅｎ？",
    "圣\u200b诞节开吗": "开吗",
}


@pytest.mark.parametrize("text", ROWS)
def test_the_rest_is_as_it_was_typed(text: str) -> None:
    when = heard(text, TUESDAY)
    assert when and when.said == ROWS[text]
