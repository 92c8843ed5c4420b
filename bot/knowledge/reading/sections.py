"""sections.yaml -> Sections, each below its parent."""

from collections.abc import Collection, Iterator

from bot.knowledge.reading.fields import identifier, url, words
from bot.knowledge.reading.ledger import ID, SECTION
from bot.knowledge.reading.questions import read_questions
from bot.knowledge.reading.sheet import Sheet
from bot.knowledge.reading.tree import Tree
from bot.knowledge.section import Section

REQUIRED = ("id", "title")
OPTIONAL = ("questions", "link", "note", "all_news", "first", "sections")


def read_sections(sheet: Sheet, value: Tree | None, parent: str = "") -> Iterator[Section]:
    """In the file's order, a parent before what is below it. The tree's depth is bounded where it is read."""
    for item in sheet.items(value):
        fields = sheet.table(item, REQUIRED, OPTIONAL)
        section = _section(sheet, fields, parent)
        sheet.claim(SECTION, section.id, section.id, item.line)
        yield section
        yield from read_sections(sheet, fields.get("sections"), section.id)


def _section(sheet: Sheet, fields: dict[str, Tree], parent: str) -> Section:
    name = identifier(sheet, fields.get("id"))
    note = words(sheet, fields["note"]) if "note" in fields else None
    questions = read_questions(sheet, fields.get("questions"), f"section {name}", every=False)
    return Section(
        name,
        words(sheet, fields.get("title")),
        parent,
        questions,
        url(sheet, fields.get("link")),
        _all_news(sheet, fields.get("all_news")),
        tuple(sheet.want(ID, item) for item in sheet.items(fields.get("first"))),
        note,
    )


def _all_news(sheet: Sheet, value: Tree | None) -> bool:
    text = sheet.text(value)
    if value is not None and text not in ("", "yes", "no"):
        sheet.note(value.line, "yes or no", sheet.shown(text), "write 'all_news: yes', or remove the line")
    return text == "yes"


def check_filled(sheet: Sheet, sections: list[Section], filled: Collection[str]) -> None:
    """A section that a visitor can open holds something. `filled`: ids in which an entry, an office or a section stands."""
    for section in sections:
        if section.id not in filled and not section.note:
            line = sheet.ledger.claims[SECTION][section.id].line
            sheet.note(line, f"something in the section '{section.id}'", "no entry, office, section or note", "add a 'note', or an entry")
