"""HTTP requests → parameters: query, JSON, forms and uploads, read with the standard library."""

import json
from email.parser import BytesParser
from email.policy import HTTP
from typing import Any
from urllib.parse import parse_qsl

from starlette.requests import Request

from bot.rehearsal.botapi.parameters import Parameters, Upload
from bot.rehearsal.refusals import bad_request


async def read_parameters(request: Request) -> Parameters:
    """The query and the body together. Raises `Refused` for a body that is not what its type says."""
    values: dict[str, Any] = dict(request.query_params)
    body = await request.body()
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind == "application/json":
        return Parameters(values | _json(body))
    if kind == "multipart/form-data":
        return _multipart(values, request.headers["content-type"], body)
    fields = parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True)
    return Parameters(values | dict(fields))


def _json(body: bytes) -> dict[str, Any]:
    try:
        found = json.loads(body or b"{}")
    except ValueError:
        found = None
    if not isinstance(found, dict):
        raise bad_request("can't parse JSON object in the request body")
    return found


def _multipart(values: dict[str, Any], content_type: str, body: bytes) -> Parameters:
    header = f"Content-Type: {content_type}\r\n\r\n".encode("latin-1")
    message = BytesParser(policy=HTTP).parsebytes(header + body)
    uploads: dict[str, Upload] = {}
    for part in message.iter_parts():
        name = str(part.get_param("name", header="content-disposition"))
        content = part.get_payload(decode=True)
        content = content if isinstance(content, bytes) else b""
        if part.get_filename() is None:
            values[name] = content.decode("utf-8", "replace")
        else:
            uploads[name] = Upload(str(part.get_filename()), content)
    return Parameters(values, uploads)
