"""What is compared: WSGI applications by name. The echoes do what a beginner's bot does with each library, and no more."""

import os
from collections.abc import Callable
from typing import TYPE_CHECKING

from flask import Flask, Response, request
from wechatpy import create_reply, parse_message
from wechatpy.crypto import WeChatCrypto
from wechatpy.utils import check_signature

from benchmarks.callbacks.account import CREDENTIALS
from bot.app import create_app
from bot.config import Settings

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication


def full() -> "WSGIApplication":
    """This bot, as operators run it."""
    return create_app(Settings.from_environment(os.environ)).wsgi_app


def echo() -> "WSGIApplication":
    """Flask and wechatpy, as in wechatpy's documents."""
    app = Flask("echo", static_folder=None)
    crypto = WeChatCrypto(CREDENTIALS.token, CREDENTIALS.aes_key, CREDENTIALS.app_id)

    @app.post("/wechat")
    def wechat() -> Response:
        timestamp, nonce = request.args["timestamp"], request.args["nonce"]
        check_signature(CREDENTIALS.token, request.args["signature"], timestamp, nonce)
        xml = crypto.decrypt_message(request.data, request.args["msg_signature"], timestamp, nonce)
        message = parse_message(xml)
        reply = create_reply(message.content if message.type == "text" else message.type, message)
        return Response(crypto.encrypt_message(reply.render(), nonce, timestamp), mimetype="application/xml")

    return app.wsgi_app


def werobot() -> "WSGIApplication":
    """WeRoBot, without its sessions: kept in SQLite, they would cost more than all the rest."""
    from bottle import Bottle
    from werobot import WeRoBot
    from werobot.contrib.bottle import make_view

    key = CREDENTIALS.aes_key
    robot = WeRoBot(token=CREDENTIALS.token, app_id=CREDENTIALS.app_id, encoding_aes_key=key, enable_session=False)

    def answered(message: object) -> str:
        return str(getattr(message, "content", "") or getattr(message, "type", "") or "event")

    robot.handler(answered)
    app = Bottle()
    app.route("/wechat", ["GET", "POST"], make_view(robot))
    made: WSGIApplication = app
    return made


BOTS: dict[str, Callable[[], "WSGIApplication"]] = {"full": full, "echo": echo, "werobot": werobot}
