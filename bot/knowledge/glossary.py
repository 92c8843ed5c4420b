"""Names and set phrases of the news, in both languages: what stands for the same person, place, organisation or notion."""

from dataclasses import dataclass

PERSON, PLACE, ORGANISATION, PHRASE = "person", "place", "organisation", "phrase"
KINDS = (PERSON, PLACE, ORGANISATION, PHRASE)


@dataclass(frozen=True, slots=True)
class Name:
    """One row of the glossary. No name or alias stands in another row, nor for a place or country of the gazetteer."""

    zh: str
    en: str
    kind: str
    """One of KINDS."""
    aliases: tuple[str, ...]
    """Abbreviations, variants and older spellings, in either language."""
