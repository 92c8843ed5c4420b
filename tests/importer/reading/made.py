"""Pages in the structure of the ministry's system, with invented people."""

from datetime import date

from bot.importer.found import Found, Listed, Listing
from bot.importer.reading.read import read

TODAY = date(2026, 12, 2)
URL = "https://embassy.example/eng/EmbassyNews/t123456.htm"
TITLE = "Ambassador Lin Zhiyuan Opens a Kite Exhibition"
HEADING = f'<h1 id="News_Body_Title">{TITLE}</h1>'
TEXT = "<p>Ambassador Lin Zhiyuan opened an exhibition of kites in York and thanked Mayor Edith Warburton.</p>"
TRAIL = '<div class="breadcrumb"><a href="/">Home</a> &gt; <a href="../">News</a></div>'


def page(text: str = TEXT, title: str = HEADING, day: str = "", trail: str = TRAIL, head: str = "") -> str:
    return (
        f'<!DOCTYPE html><html><head><meta charset="utf-8">{head}</head><body>'
        '<ul class="menu"><li><a href="/">Home</a></li><li>Visas</li></ul>'
        f'{trail}{title}<span id="News_Body_Time">{day}</span><div id="News_Body_Txt_A">{text}</div>'
        "<div>Suggest to a Friend</div><div>Print</div><div>An Embassy All Rights Reserved</div></body></html>"
    )


def article(content: str | bytes, url: str = URL, listed: Listed | None = None, today: date = TODAY) -> Found:
    found = read(content.encode() if isinstance(content, str) else content, url, listed, today=today)
    assert isinstance(found, Found)
    return found


def listing(content: str | bytes, url: str = URL) -> Listing:
    found = read(content.encode() if isinstance(content, str) else content, url, today=TODAY)
    assert isinstance(found, Listing)
    return found
