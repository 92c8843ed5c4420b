"""serve and simulate: the whole bot, for WeChat or for the terminal."""

import argparse
import os
import sys

from bot.commands.command import DONE, Command
from bot.config import Settings


def serving(given: argparse.Namespace) -> int:
    from bot.serve import serve

    serve(Settings.from_environment(os.environ))
    return DONE


def simulating(given: argparse.Namespace) -> int:
    from bot import log
    from bot.app import create_app
    from bot.simulator.terminal import chat
    from bot.simulator.transport import wsgi
    from bot.store.tenancy import tenancy
    from bot.wechat.credentials import Credentials

    settings = Settings.from_environment({"LOG_LEVEL": "ERROR", **os.environ, "BOT_DEVELOPMENT": "1"})
    log.start(settings.log_level)
    credentials = Credentials(settings.wechat_token, settings.wechat_app_id, settings.wechat_aes_key)
    with tenancy(settings):
        app = create_app(settings)
        chat(wsgi(app, "/wechat"), credentials, settings.wechat_account, plain=wsgi(app, "/wechat/plain"), underline=sys.stdout.isatty())
    return DONE


SERVE = Command(
    "Serve WeChat's callback (with BOT_DEVELOPMENT=1 also a page to chat on).", "BOT_DEVELOPMENT=1 python -m bot serve", serving
)
SIMULATE = Command("Chat with the bot in the terminal, through the real callback.", "python -m bot simulate", simulating)
