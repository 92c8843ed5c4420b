"""Draw the page for the documentation: python -m tests.simulator.pictures docs"""

import sys
from pathlib import Path

from tests.simulator.browser import Visitor, bot, chromium
from tests.simulator.server import served

QUESTION = "英国护照去中国旅游要签证吗"


def draw(folder: Path) -> None:
    """simulator.png: a question that is answered by choices, and why. simulator-phone.png: the answer after a tap."""
    with served(bot) as address, chromium() as browser:
        for name, width, height, taps in (("simulator.png", 1280, 800, False), ("simulator-phone.png", 390, 844, True)):
            page = browser.new_page(viewport={"width": width, "height": height}, locale="en-GB", device_scale_factor=1.5)
            visitor = Visitor(page)
            visitor.opens(address)
            visitor.says(QUESTION)
            if taps:
                visitor.taps(page.locator(".choice").last)
            page.mouse.move(0, 0)
            page.screenshot(path=folder / name)
            page.close()


if __name__ == "__main__":
    draw(Path(sys.argv[1]))
