"""What each target of the guided search begins with. Nothing of the bot is imported here: it has to be instrumented first."""

from random import Random

from tests.hostile.documents import DOCUMENTS
from tests.hostile.sealing import encrypt
from tests.hostile.texts import QUESTIONS, REPEATED, SINGLE
from tests.wechat.samples import SAMPLES

_DOCUMENTS = [xml if isinstance(xml, bytes) else xml.encode("utf-8", "surrogatepass") for xml in (*SAMPLES.values(), *DOCUMENTS.values())]
_SHORT = [xml for xml in _DOCUMENTS if len(xml) < 4000]
_TEXTS = [text.encode("utf-8", "surrogatepass")[:1000] for text in (*QUESTIONS, *SINGLE.values(), *REPEATED.values())]

SEEDS: dict[str, list[bytes]] = {
    "parse": _SHORT,
    "decrypt": [encrypt(xml, Random(number)).encode() for number, xml in enumerate(_SHORT[:20])],
    "callback": [bytes([number % 3]) + xml for number, xml in enumerate(_SHORT)],
    "respond": _TEXTS,
    "render": _TEXTS,
}
