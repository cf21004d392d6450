"""`troly token`: keys for other systems that use the REST API."""

from typing import TYPE_CHECKING, Annotated

import typer

from api.cli.console import RequiredAgency, ready_context, tell

if TYPE_CHECKING:
    from api.tokens import Token

app = typer.Typer()


@app.command()
def token(
    agency: RequiredAgency,
    role: Annotated[str, typer.Option("--role", help="administrator, leader, clerk, reader")] = "reader",
    name: Annotated[str, typer.Option("--name", help="Khoá này của hệ thống nào, hiện trong nhật ký")] = "",
    scope: Annotated[
        list[str] | None, typer.Option("--scope", help="Chỉ cho làm việc này, ví dụ view_progress; lặp lại được")
    ] = None,
    days: Annotated[int, typer.Option("--days", min=0, max=3660, help="Hết hạn sau số ngày này; 0: không hết hạn")] = 0,
    revoke: Annotated[int, typer.Option("--revoke", metavar="SỐ", help="Thu hồi khoá số này")] = 0,
    show: Annotated[bool, typer.Option("--list", help="Liệt kê các khoá của cơ quan")] = False,
) -> None:
    """Cấp khoá truy cập. Kết quả chỉ gồm khoá, và chỉ hiện một lần."""
    from datetime import timedelta

    from api import tokens
    from api import wording_web as wording
    from api.cli import wording as words
    from bot.access import role_named
    from core.people import AgencyScope

    with ready_context() as context:
        code, now = AgencyScope(context.require_agency(agency)), context.clock.now()
        if show:
            with context.database.read() as connection:
                for one in tokens.tokens_of(connection, code):
                    typer.echo(_line(one))
            return
        with context.database.write() as connection:
            if revoke:
                tokens.revoke(connection, code, revoke, now, None)
                tell(words.TOKEN_REVOKED.format(number=revoke))
                return
            person = tokens.service_person(connection, agency, role_named(role), name or wording.TOKEN_NAME)
            expires = now + timedelta(days=days) if days else None
            made = tokens.issue(connection, person, now, label=name, scopes=scope or (), expires=expires)
        typer.echo(made)


def _line(one: "Token") -> str:
    """One token, without its secret."""
    from api.cli import wording

    return wording.TOKEN_LINE.format(
        number=one.id,
        person=one.person,
        role=one.role,
        made=f"{one.created_at:%d/%m/%Y}",
        state=wording.TOKEN_ENDED if one.revoked_at else wording.TOKEN_LIVES,
        scopes=", ".join(one.scopes) or wording.TOKEN_WHOLE,
    )
