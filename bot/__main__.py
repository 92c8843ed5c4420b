"""python -m bot"""

import sys

try:
    from bot.cli import main
except ModuleNotFoundError as missing:
    if (missing.name or "").startswith("bot"):
        raise
    sys.exit(f"{missing.name} is not installed here. Run `make install` once, then `. .venv/bin/activate`, and this command again.")

sys.exit(main())
