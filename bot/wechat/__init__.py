"""WeChat's protocol: bytes and a query in, a message out; a reply in, bytes out. `callback` is the way in and out. No I/O."""
