"""`troly invite`: one-time codes that make a chat account a person of an agency."""

from pathlib import Path
from typing import Annotated

import typer

from api.cli.console import RequiredAgency, ready_context, tell

app = typer.Typer()


@app.command()
def invite(
    agency: RequiredAgency,
    role: Annotated[str | None, typer.Option("--role", help="administrator, leader, clerk, reader")] = None,
    unit: Annotated[str, typer.Option("--unit", help="Đơn vị trong cơ quan")] = "",
    name: Annotated[str, typer.Option("--name", help="Họ tên; bỏ trống thì lấy tên tài khoản")] = "",
    csv: Annotated[Path | None, typer.Option("--csv", help="Tệp CSV có các cột ho_ten, don_vi, vai_tro")] = None,
) -> None:
    """Cấp mã một lần. Kết quả chỉ gồm mã; với --csv là bảng có thêm cột ma."""
    from api import wording_channels as wording
    from bot.access import Invitation, invite, role_named
    from bot.invitations import invitations_in, invite_all, with_codes
    from core.errors import InputError

    if csv is not None and (role or unit or name):
        raise InputError(wording.UNIT_AND_CSV)
    if csv is None and role is None:
        raise InputError(wording.ROLE_OR_CSV)
    with ready_context() as context:
        context.require_agency(agency)
        now = context.clock.now()
        if csv is not None:
            try:
                content = csv.read_text(encoding="utf-8-sig")
            except (OSError, UnicodeDecodeError) as error:
                raise InputError(wording.CSV_UNREADABLE.format(name=csv.name)) from error
            wanted = invitations_in(content, agency)
            with context.database.write() as connection:
                codes = invite_all(connection, wanted, now)
            typer.echo(with_codes(wanted, codes), nl=False)
        else:
            with context.database.write() as connection:
                code = invite(connection, Invitation(agency, role_named(role or ""), unit, name), now)
            typer.echo(code)
        tell(wording.HOW_TO_ENROL)
