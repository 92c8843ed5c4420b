"""An article's page."""

from collections.abc import Callable, Mapping
from functools import cache
from html import escape
from pathlib import Path
from string import Template

from tests.importer.site.articles import Article
from tests.importer.site.body import body
from tests.importer.site.words import menu_html, ticker, words

FRAME = Path(__file__).parent / "frame"

HEADINGS: Mapping[str, Callable[[str], str]] = {
    "body_title": lambda title: f'<div id="News_Body_Title">{title}</div>',
    "bigtitle": lambda title: f'<div class="bigtitle">{title}</div>',
    "title": lambda title: f'<div class="title">{title}</div>',
    "news-title": lambda title: f'<h2 class="news-title">{title}</h2>',
    "h1": lambda title: f"<h1>\n{title}\n</h1>",
    "head": lambda title: "",
}
"""Where the title stands; `head` has it in <title> only, before an underscore, and no other has it there."""

TIMES: Mapping[str, Callable[[str], str]] = {
    "id": lambda shown: f'<span id="News_Body_Time">{shown}</span>',
    "class": lambda shown: f'<div class="time">{shown}</div>',
    "none": lambda shown: "",
}


def page(article: Article, changed: bool = False) -> bytes:
    """UTF-8."""
    said = words(article.language)
    title = escape(article.title, quote=False)
    logo = "div" if article.form.heading in ("h1", "head") else "h1"
    tools = _tools(article)
    parts = {
        "head": f"{title}_{said.site}" if article.form.heading == "head" else said.site,
        "logo": f"<{logo}>{said.site}</{logo}>",
        "site": said.site,
        "menu": menu_html(article.language),
        "wechat": said.wechat,
        "ticker": ticker(article.language),
        "crumb": _crumb(article),
        "heading": HEADINGS[article.form.heading](title),
        "time": TIMES[article.form.time](article.shown),
        "body": body(article, tools, said.changed if changed else ""),
        "tools": "" if article.form.editor == "nested" else tools,
        "footer": said.footer,
    }
    return template("old" if article.old else "new").substitute(parts).encode()


@cache
def template(name: str) -> Template:
    return Template((FRAME / f"{name}.html").read_text(encoding="utf-8"))


def home(article: Article) -> str:
    home = words(article.language).home
    return home.upper() if article.form.crumb == "position" else home


def _crumb(article: Article) -> str:
    steps = " &gt; ".join(f'<a href="../">{escape(step)}</a>' for step in (home(article), *article.trail))
    return f"<div>{steps}</div>" if article.form.crumb == "bare" else f'<div class="{article.form.crumb}">{steps}</div>'


def _tools(article: Article) -> str:
    said = words(article.language)
    suggest = "&lt;Suggest To A Friend&gt;" if article.language == "en" and article.form.editor == "plain" else said.suggest
    return f'<a href="javascript:send()">{suggest}</a> <a href="javascript:window.print()">{said.print}</a>'
