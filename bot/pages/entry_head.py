"""What an entry's page says of itself to those who show it as a card: WeChat and others by Open Graph, search engines by links."""

from bot.conversation.setting import Setting
from bot.pages.entry import EntryPage
from bot.pages.language import languages
from bot.search.text import ZH_HANT


def properties(page: EntryPage, picture: str, setting: Setting) -> tuple[tuple[str, str], ...]:
    """Names and values of Open Graph. `picture`: a path. Addresses are told only where the bot's own is known."""
    address = setting.page(page.id)
    every = (
        ("og:type", "article"),
        ("og:title", page.title),
        ("og:description", page.description),
        ("og:url", address),
        ("og:image", f"{setting.public}{picture}" if address else ""),
        ("og:site_name", setting.of(setting.knowledge.account.name)),
        ("og:locale", setting.say("page_locale_traditional" if setting.language == ZH_HANT else "page_locale")),
        ("article:published_time", str(page.on or "")),
    )
    return tuple((name, value) for name, value in every if value)


def alternates(page: EntryPage, setting: Setting) -> tuple[tuple[str, str], ...]:
    """The page's address by language; x-default is the one that is passed on, where the browser's language decides."""
    address = setting.page(page.id)
    by_language = ((code, f"{address}?lang={code}") for code in languages(setting.knowledge))
    return (*by_language, ("x-default", address)) if address else ()
