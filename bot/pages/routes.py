"""The public pages at /offices/ and /entries/: GET and HEAD, nothing kept, nothing of a visitor's used but the language.

An address is looked up among offices and entries and never reaches the file system; what the pages are drawn with is held in memory. What
they call their own address is what an operator has set, whatever host a request asks for.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import chain

from flask import Blueprint, Response, render_template, request, url_for
from flask.typing import ResponseReturnValue

from bot.conversation.setting import ENTRIES, Setting
from bot.knowledge.knowledge import Knowledge
from bot.knowledge.office import Office
from bot.pages.door import door
from bot.pages.entry import entry_page
from bot.pages.entry_head import alternates, properties
from bot.pages.files import File, read_files
from bot.pages.language import chosen, languages
from bot.pages.linked import parts
from bot.pages.office import office_page
from bot.search.text import ZH_HANT, to_traditional

SECONDS = 60
"""For so long a page may be shown again without asking; less where what it says changes before."""

HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; img-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}

AS_IT_IS = {"strict_slashes": False, "merge_slashes": False}
"""Else an address that lacks a slash, or has it twice, would be corrected to one at whatever host the request asks for."""

KEPT = "public, max-age=31536000, immutable"
"""A file's address changes with its content."""


@dataclass(frozen=True, slots=True)
class Pages:
    known: Callable[[], Knowledge]
    clock: Callable[[], datetime]
    """An aware time."""
    files: Mapping[str, File]
    public: str
    """The address under which the public reaches the bot; empty: unknown."""

    def index(self) -> ResponseReturnValue:
        """Every office, the home office first."""
        setting = self._setting()
        home, offices = setting.knowledge.account.office, setting.knowledge.offices.values()
        found = [office_page(office, setting) for office in sorted(offices, key=lambda office: office.id != home)]
        changes = (change for page in found for change in page.changes)
        return _fresh(self._page("offices.html", setting, offices=found), changes, setting)

    def office(self, id: str) -> ResponseReturnValue:
        """One office; with ?print the sheet for its door, of the counter whose id it gives or of all."""
        setting = self._setting()
        office = setting.knowledge.offices.get(id)
        if office is None:
            return self._missing(setting)
        sheet = door(office, request.args["print"], setting) if "print" in request.args else None
        if sheet:
            return self._page("door.html", setting, door=sheet, id=id)
        return self._shown(office, setting)

    def entry(self, id: str) -> ResponseReturnValue:
        """One entry, or one article of the news, to be read and passed on."""
        setting = self._setting()
        found = entry_page(id, setting)
        if found is None:
            return self._missing(setting)
        picture = url_for("pages.file", name="card.png", v=self.files["card.png"].version)
        told = {"properties": properties(found, picture, setting), "alternates": alternates(found, setting)}
        return _fresh(self._page("entry.html", setting, entry=found, **told), found.changes, setting)

    def entries(self) -> ResponseReturnValue:
        """There is no list of them: who looks for one asks the bot."""
        return self._missing(self._setting())

    def file(self, name: str) -> ResponseReturnValue:
        file = self.files[name]
        return Response(file.content, mimetype=file.kind, headers={"Cache-Control": KEPT})

    def _shown(self, office: Office, setting: Setting) -> ResponseReturnValue:
        found = office_page(office, setting)
        return _fresh(self._page("office.html", setting, office=found), found.changes, setting)

    def _missing(self, setting: Setting) -> ResponseReturnValue:
        return self._page("no_office.html", setting, settings=tuple(_every(setting))), 404

    def _setting(self) -> Setting:
        knowledge = self.known()
        language = chosen(request.args.get("lang", ""), _preferred(), knowledge)
        return Setting(knowledge, language, self.clock().astimezone(UTC), public=self.public)

    def _page(self, template: str, setting: Setting, **values: object) -> Response:
        """In the setting's language and script. The tags are ASCII, so that the script can be changed in the whole text."""
        text = render_template(template, setting=setting, say=setting.say, files=self.files, languages=_named(setting), **values)
        text = to_traditional(text) if setting.language == ZH_HANT else text
        headers = {"Cache-Control": f"public, max-age={SECONDS}", "Content-Language": setting.language, "Vary": "Accept-Language"}
        return Response(text, mimetype="text/html", headers=headers)


def create_pages(known: Callable[[], Knowledge], clock: Callable[[], datetime], public: str = "") -> Blueprint:
    """`public`: the address under which the public reaches the bot, as in https://bot.example.org; empty: unknown."""
    pages = Pages(known, clock, read_files(), public)
    blueprint = Blueprint("pages", __name__, template_folder="templates")
    blueprint.add_app_template_filter(parts, "parts")
    names = ", ".join(f'"{name}"' for name in pages.files)
    rules = (
        ("/offices/", pages.index),
        (f"/offices/<any({names}):name>", pages.file),
        ("/offices/<path:id>", pages.office),
        (ENTRIES, pages.entries),
        (f"{ENTRIES}<path:id>", pages.entry),
    )
    for rule, view in rules:
        blueprint.add_url_rule(rule, view.__name__, view, methods=["GET"], provide_automatic_options=False, **AS_IT_IS)
    blueprint.after_request(_guarded)
    return blueprint


def _guarded(response: Response) -> Response:
    response.headers.update(HEADERS)
    return response


def _preferred() -> Iterator[str]:
    """What the browser says it likes to read, best first, without what it refuses."""
    return (tag for tag, quality in request.accept_languages if quality > 0)


def _named(setting: Setting) -> tuple[tuple[str, str], ...]:
    """Each language by its code, and as it calls itself."""
    books = setting.knowledge.phrasebooks
    return tuple((code, books[code].name if code in books else setting.say("page_traditional")) for code in languages(setting.knowledge))


def _every(setting: Setting) -> Iterator[Setting]:
    """The same in each language, the visitor's first."""
    others = (code for code in setting.knowledge.phrasebooks if code != setting.book.code)
    return chain((setting,), (replace(setting, language=code) for code in others))


def _fresh(response: Response, changes: Iterable[datetime], setting: Setting) -> Response:
    """Nobody is to read "open" after closing time out of a cache."""
    seconds = [(change - setting.now).total_seconds() for change in changes if change > setting.now]
    response.headers["Cache-Control"] = f"public, max-age={int(min([SECONDS, *seconds]))}"
    return response
