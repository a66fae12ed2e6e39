"""HTTP requests → parameters: query, JSON, forms and uploads."""

import json
from typing import Any

from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request

from bot.rehearsal.botapi.parameters import Parameters, Upload
from bot.rehearsal.refusals import bad_request


async def read_parameters(request: Request) -> Parameters:
    """The query and the body together. Raises `Refused` for a body that is not what its type says."""
    values: dict[str, Any] = dict(request.query_params)
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() == "application/json":
        return Parameters(values | _json(await request.body()))
    uploads: dict[str, Upload] = {}
    try:
        async with request.form() as form:
            for name, value in form.items():
                if isinstance(value, UploadFile):
                    uploads[name] = Upload(value.filename or "", await value.read())
                else:
                    values[name] = value
    except HTTPException:
        raise bad_request("can't parse the form in the request body") from None
    return Parameters(values, uploads)


def _json(body: bytes) -> dict[str, Any]:
    try:
        found = json.loads(body or b"{}")
    except ValueError:
        found = None
    if not isinstance(found, dict):
        raise bad_request("can't parse JSON object in the request body")
    return found
