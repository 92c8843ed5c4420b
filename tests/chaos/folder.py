"""The knowledge of the run: the small folder of other tests, with long entries to turn pages in, and the shipped phrases."""

from pathlib import Path

from tests.knowledge import folder

PHRASES = Path(__file__).parents[2] / "knowledge" / "phrases"

TOPICS: dict[str, tuple[str, str, str]] = {
    "passport-lost": ("护照遗失", "Lost passport", "i lost my passport"),
    "notary": ("公证认证", "Notarisation", "how do i get a document notarised"),
    "marriage": ("结婚登记", "Getting married", "can we get married here"),
}
"""By id: its titles in Chinese and in English, and a question."""

PARAGRAPHS = 30
CHINESE = "第{number}步：请按照官方网站上公布的最新要求准备材料，先在网上填写表格，再预约时间，然后带齐原件和复印件到大厅办理。"
ENGLISH = "Step {number}: prepare what the official website asks for, fill in the form there, and bring originals and copies with you."


def write(where: Path) -> Path:
    """The files below `where`, which is returned."""
    entries = {f"entries/{identifier}.md": _entry(identifier) for identifier in TOPICS}
    phrases = {f"phrases/{file.name}": file.read_bytes() for file in PHRASES.glob("*.yaml")}
    return folder.write(where, {**entries, **phrases})


def _entry(identifier: str) -> str:
    """Long enough for several pages in either language."""
    chinese, english, question = TOPICS[identifier]
    return folder.edited(
        folder.ENTRY,
        ("visa-types", identifier),
        ("zh: 签证种类", f"zh: {chinese}"),
        ("en: Types of visa", f"en: {english}"),
        ("签证有哪些种类", f"{chinese}怎么办"),
        ("which visas are there", question),
        ("有多种签证。", _steps(CHINESE)),
        ("There are several types.", _steps(ENGLISH)),
    )


def _steps(sentence: str) -> str:
    return "\n\n".join(sentence.format(number=number) for number in range(1, PARAGRAPHS + 1))
