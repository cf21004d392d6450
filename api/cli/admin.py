"""`troly admin`: the first administrator of an agency, with a one-time code to sign in to the pages."""

from typing import Annotated

import typer

from api.cli.console import RequiredAgency, ready_context, tell

app = typer.Typer()


@app.command()
def admin(
    agency: RequiredAgency,
    name: Annotated[str, typer.Option("--name", help="Họ tên người quản trị")],
) -> None:
    """Lập người quản trị (nếu chưa có) và in mã đăng nhập một lần, dùng trong một ngày."""
    from api.cli import wording
    from api.sign_in import first_administrator, sign_in_link

    with ready_context() as context:
        code = context.require_agency(agency)
        with context.database.write() as connection:
            person, one_time = first_administrator(connection, code, name, context.clock.now())
        public = context.settings.public_url
        typer.echo(sign_in_link(public, one_time) if public else one_time)
        tell(wording.ADMIN_READY.format(name=person.name, where=public or wording.ADMIN_WHERE))
