"""Draw the page for the documentation: python -m tests.simulator.pictures docs"""

import sys
from pathlib import Path

from tests.simulator.browser import Visitor, bot, chromium
from tests.simulator.server import served

PICTURES = {"simulator.png": (1280, 800), "simulator-phone.png": (390, 844)}
QUESTION = "英国护照去中国旅游要签证吗"


def draw(folder: Path) -> None:
    with served(bot) as address, chromium() as browser:
        for name, (width, height) in PICTURES.items():
            page = browser.new_page(viewport={"width": width, "height": height}, locale="en-GB", device_scale_factor=1.5)
            visitor = Visitor(page)
            visitor.opens(address)
            visitor.says(QUESTION)
            visitor.says("I lost my passport")
            page.mouse.move(0, 0)
            page.screenshot(path=folder / name)
            page.close()


if __name__ == "__main__":
    draw(Path(sys.argv[1]))
