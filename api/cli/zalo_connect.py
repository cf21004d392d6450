"""`troly zalo-connect`: the first tokens of the Official Account; later ones renew themselves."""

from typing import Annotated
from urllib.parse import urlencode

import typer

from api.cli.console import ready_context, tell

app = typer.Typer()


@app.command()
def zalo_connect(
    code: Annotated[str, typer.Option("--code", help="Mã code Zalo trả về sau khi đồng ý")] = "",
    refresh_token: Annotated[str, typer.Option("--refresh-token", help="Hoặc khoá làm mới đã có")] = "",
) -> None:
    """Nối Zalo Official Account: lấy khoá truy cập đầu tiên và giữ trong cơ sở dữ liệu."""
    from api import wording_channels as wording
    from bot.sending import SendError
    from bot.service import wanted_channels, zalo_tokens
    from core.errors import SettingsError, UnavailableError

    with ready_context() as context:
        settings = context.settings
        if "zalo_oa" not in wanted_channels(settings):
            raise SettingsError(wording.ZALO_NOT_CONFIGURED)
        if not (code or refresh_token):
            query = urlencode({"app_id": settings.zalo_oa_app_id, "redirect_uri": settings.public_url})
            tell(wording.ZALO_OPEN.format(url=f"{settings.zalo_oauth_url.rstrip('/')}/v4/oa/permission?{query}"))
            code = typer.prompt(wording.ZALO_CODE, err=True).strip()
        if refresh_token:
            grant = {"grant_type": "refresh_token", "refresh_token": refresh_token}
        else:
            grant = {"grant_type": "authorization_code", "code": code}
        try:
            zalo_tokens(settings, context.database, context.clock).obtain(grant)
        except SendError as error:
            raise UnavailableError(str(error)) from None
    typer.echo(wording.ZALO_CONNECTED)
