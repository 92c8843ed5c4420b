"""An article's body as the system's editors write it."""

import re
from collections.abc import Callable, Mapping, Sequence

from tests.importer.site.articles import Article

MARKUPS: Mapping[str, Callable[[str], str]] = {
    "p": lambda text: f"<p>{text}</p>",
    "indent": lambda text: f"<p>&nbsp;&nbsp; \u3000\u3000{_entities(text)}</p>",
    "div": lambda text: f"<div>{text}</div><div>&nbsp;</div>",
    "word": lambda text: f'<p class="MsoNormal"><span style="font-size:14pt"><font>{_entities(text)}<o:p></o:p></font></span></p>',
    "br": lambda text: f"{text}<br><br />",
}
"""How a paragraph is written."""

EDITORS: Mapping[str, Callable[[Sequence[str], str], str]] = {
    "plain": lambda parts, tools: f'<div id="News_Body_Txt_A">{_join(parts)}</div>',
    "trs": lambda parts, tools: f'<div class="TRS_Editor"><style>.TRS_Editor DIV{{margin:0}}</style>{_join(parts)}</div>',
    "ueditor": lambda parts, tools: f'<div class="TRS_UEDITOR trs_paper_default trs_web">{_join(parts)}</div>',
    "view": lambda parts, tools: f'<div class="view trs_editor_view trs_key4format">{_join(parts)}</div>',
    "nested": lambda parts, tools: (
        f'<div id="News_Body_Txt_A"><div class="TRS_Editor"><div class="TRS_UEDITOR trs_word">{_join(parts)}</div></div>'
        f'<div class="tools">{tools}</div></div>'
    ),
    "pair": lambda parts, tools: f'<div class="TRS_Editor">{_join(parts[:2])}</div>\n<div class="TRS_Editor">{_join(parts[2:])}</div>',
}
"""What holds the paragraphs. The nested one holds what is below the article, too."""


def body(article: Article, tools: str, added: str) -> str:
    """`added` follows the second paragraph."""
    parts = [_part(block, article.form.markup) for block in _with(article.blocks, added)]
    return EDITORS[article.form.editor](parts, tools)


def paragraphs(blocks: Sequence[str]) -> list[str]:
    return [block for block in blocks if not block.startswith("@")]


def _with(blocks: Sequence[str], added: str) -> list[str]:
    second = paragraphs(blocks)[1]
    return [f"{block} {added}" if added and block == second else block for block in blocks]


def _part(block: str, markup: str) -> str:
    kind, _, rest = block.partition(" ") if block.startswith("@image") else block.partition("\n")
    match kind:
        case "@image":
            return f'<p align="center"><img src="./W020190411_1.jpg" alt="W020190411_1.jpg" /></p><p align="center" class="pic">{rest}</p>'
        case "@table":
            return f"<table border='1'><tbody>{''.join(_row(line) for line in rest.splitlines())}</tbody></table>"
        case "@script":
            return '<script type="text/javascript">document.write("<p>Share this page</p>");</script>'
    return MARKUPS[markup](block)


def _row(line: str) -> str:
    return f"<tr>{''.join(f'<td><p>{cell}</p></td>' for cell in line.split(' | '))}</tr>"


def _join(parts: Sequence[str]) -> str:
    return "\n".join(parts)


def _entities(text: str) -> str:
    for plain, entity in {"“": "&ldquo;", "”": "&rdquo;", "’": "&rsquo;"}.items():
        text = text.replace(plain, entity)
    return re.sub(r"(?<=\bMr\.) |(?<=\bDr\b) ", "&nbsp;", text)
