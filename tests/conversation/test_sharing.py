"""Where the bot's public address is known, an answer leads to its page, to be passed on."""

from datetime import UTC, datetime

import pytest

from bot.conversation import present
from bot.conversation.respond import respond
from bot.conversation.setting import Setting
from bot.conversation.talk import Talk
from bot.knowledge.entry import DECLINED, NEWS
from bot.knowledge.knowledge import Knowledge
from bot.search.index import Index
from bot.wechat.messages import Text
from tests.conversation.chat import NOW, message, read

PUBLIC = "https://bot.example.org"


def setting(shipped: Knowledge, public: str, language: str = "en") -> Setting:
    return Setting(shipped, language, NOW, public=public)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_answer_ends_its_links_with_its_page(shipped: Knowledge, language: str) -> None:
    here = setting(shipped, PUBLIC, language)
    for entry in shipped.entries.values():
        if entry.kind not in (NEWS, DECLINED):
            assert present.entry(entry, here).links[-1] == f"[{here.say('share')}]({PUBLIC}/entries/{entry.id})"
            assert PUBLIC not in repr(present.entry(entry, setting(shipped, "", language)))


@pytest.mark.parametrize(("public", "opens"), [(PUBLIC, f"{PUBLIC}/entries/wang-yi-china-russia-relations"), ("", "http://www.chinese")])
def test_a_card_opens_the_page_or_else_the_source(shipped: Knowledge, public: str, opens: str) -> None:
    card = present.entry(shipped.entries["wang-yi-china-russia-relations"], setting(shipped, public)).card
    assert card and card.url.startswith(opens)


def test_what_is_declined_or_unknown_has_no_page(shipped: Knowledge) -> None:
    here = setting(shipped, PUBLIC)
    declined = [entry.id for entry in shipped.entries.values() if entry.kind == DECLINED]
    assert declined and {here.page(id) for id in [*declined, *shipped.sections, *shipped.offices, "no", ""]} == {""}


def test_what_has_expired_is_not_passed_on(shipped: Knowledge) -> None:
    later = Setting(shipped, "en", datetime(2030, 1, 1, tzinfo=UTC), public=PUBLIC)
    [entry] = [entry for entry in shipped.entries.values() if entry.id == "uk-visa-free"]
    assert entry.expired(later.day) and PUBLIC not in repr(present.expired(entry, later))


@pytest.mark.parametrize("public", [PUBLIC, ""])
def test_a_visitor_gets_the_link(shipped: Knowledge, shipped_index: Index, public: str) -> None:
    turn = respond(message(Text, content="I lost my passport"), Talk(), shipped, shipped_index, NOW, public=public)
    assert (f'<a href="{PUBLIC}/entries/passport-lost">Suggest to a friend</a>' in read(turn)) is bool(public)
