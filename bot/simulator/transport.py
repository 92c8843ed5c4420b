"""Ways to carry a delivery to the callback: over the network, or straight into an application of this process.

A transport is called with the query string and the body, and returns status, headers (lower-case names) and body. It raises OSError when
no answer came, TimeoutError (an OSError) when none came in time.
"""

from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPException
from typing import TYPE_CHECKING, Any
from urllib.error import HTTPError
from urllib.request import HTTPRedirectHandler, ProxyHandler, Request, build_opener

from werkzeug.test import Client as Browser

from bot.wechat.limits import RETRY_SECONDS

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

Answer = tuple[int, Mapping[str, str], bytes]
Transport = Callable[[str, bytes], Answer]

CONTENT_TYPE = "text/xml"

REPLY_BYTES = 1024 * 1024
"""More than any reply; what is beyond it is not read."""


class _NoRedirect(HTTPRedirectHandler):
    """WeChat follows none: a redirect is an answer with a wrong status."""

    def redirect_request(self, *_: Any) -> None:
        return None


def http(url: str, seconds: float = RETRY_SECONDS) -> Transport:
    """POST to the callback at `url`. The environment's proxy is not asked: the bot is near."""
    opener = build_opener(ProxyHandler({}), _NoRedirect)

    def carry(query: str, body: bytes) -> Answer:
        request = Request(f"{url}?{query}", data=body, headers={"Content-Type": CONTENT_TYPE})
        try:
            with opener.open(request, timeout=seconds) as answer:
                return answer.status, _lower(answer.headers), answer.read(REPLY_BYTES)
        except HTTPError as error:
            with error:
                return error.code, _lower(error.headers), error.read(REPLY_BYTES)
        except HTTPException as error:
            raise ConnectionError(str(error)) from error

    return carry


def wsgi(application: "WSGIApplication", path: str = "/wechat", seconds: float = RETRY_SECONDS) -> Transport:
    """Call a WSGI application. After `seconds` the answer is given up and the call goes on, as with a dropped connection."""
    pool = ThreadPoolExecutor(thread_name_prefix="simulator")

    def call(query: str, body: bytes) -> Answer:
        answer = Browser(application).post(path, query_string=query, data=body, content_type=CONTENT_TYPE)
        return answer.status_code, _lower(answer.headers), answer.get_data()

    def carry(query: str, body: bytes) -> Answer:
        return pool.submit(call, query, body).result(timeout=seconds)

    return carry


def _lower(headers: Mapping[str, str] | Any) -> dict[str, str]:
    return {name.lower(): value for name, value in headers.items()}
