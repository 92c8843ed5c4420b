"""Whether a page is sound HTML: strict where browsers forgive."""

from html.parser import HTMLParser

VOID = {"meta", "link", "br"}
EMPTY = {"path"}
"""Closed where they are opened, in an SVG."""
INLINE = {"a", "span", "small", "strong", "br", "time"}
KNOWN = {
    *VOID,
    *INLINE,
    *EMPTY,
    *("svg", "html", "head", "title", "body", "header", "nav", "main", "section", "article", "aside", "footer", "div", "address"),
    *("h1", "h2", "p", "ul", "ol", "li", "dl", "dt", "dd", "table", "thead", "tbody", "tr", "th", "td"),
}


class Page(HTMLParser):
    """Of a page: its elements' attributes, and what is wrong with it."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.wrong: list[str] = []
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.feed(text)
        self.close()
        self.wrong += [f"never closed: {tag}" for tag in self.open]
        ids = [values["id"] for _, values in self.elements if "id" in values]
        self.wrong += [f"twice: #{id}" for id in ids if ids.count(id) > 1]

    def all(self, tag: str, name: str) -> list[str]:
        """The values of an attribute."""
        return [values[name] for found, values in self.elements if found == tag and name in values]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in KNOWN:
            self.wrong.append(f"unknown: {tag}")
        if ({"p", "h1", "h2"} & {*self.open} and tag not in INLINE) or (tag == "a" and "a" in self.open):
            self.wrong.append(f"{tag} in {self.open}")
        if len({name for name, _ in attrs}) < len(attrs):
            self.wrong.append(f"an attribute twice: {tag}")
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.wrong.append(f"not open: {tag}")
