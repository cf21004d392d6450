"""Sends a made file: to keep, or to show."""

from urllib.parse import quote

from fastapi.responses import Response

from api.exports import Made


def download(made: Made) -> Response:
    """The file, to be saved under its name."""
    headers = {"Content-Disposition": f"attachment; filename*=UTF-8''{quote(made.name)}"}
    return Response(made.content, media_type=made.media_type, headers=headers)


def inline(made: Made) -> Response:
    """The file, to be shown where it stands. A picture that is opened by itself runs nothing."""
    headers = {"Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox"}
    return Response(made.content, media_type=made.media_type, headers=headers)
