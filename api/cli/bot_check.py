"""`troly bot-check`: ask each platform whether our tokens and webhooks are right, and say what is wrong."""

from typing import Any

import typer

from api.cli.console import ready_context

app = typer.Typer()


@app.command()
def bot_check() -> None:
    """Kiểm tra kết nối Telegram, Zalo: khoá, webhook, và cách sửa nếu sai."""
    from api import wording_channels as wording
    from bot.service import make_channels

    healthy = True
    with ready_context() as context:
        channels = make_channels(context.settings, context.database, context.clock)
        if not channels:
            typer.echo(wording.CHECK_NOTHING)
        for name, channel in channels.items():
            healthy = _check(name, channel, context.settings) and healthy
            channel.close()
    if not healthy:
        raise typer.Exit(1)


def _check(name: str, channel: Any, settings: Any) -> bool:
    from api import wording_channels as wording
    from bot.notices import CHANNEL_NAMES
    from bot.sending import MayHaveArrived, NotSent, SendError
    from bot.service import webhook_address

    title = CHANNEL_NAMES[name]
    try:
        typer.echo(wording.CHECK_OK.format(channel=title, name=channel.describe()))
        if not hasattr(channel, "webhook"):
            return True
        url = channel.webhook()
    except (NotSent, MayHaveArrived) as error:
        typer.echo(wording.CHECK_FAILED.format(channel=title, why=wording.CHECK_UNREACHED.format(reason=error)))
        return False
    except SendError as error:
        typer.echo(wording.CHECK_FAILED.format(channel=title, why=wording.CHECK_REFUSED.format(reason=error)))
        return False
    wanted, polls = webhook_address(name, settings), name == "telegram" and not settings.telegram_webhook_secret
    if polls:
        typer.echo((wording.CHECK_POLLING_BLOCKED if url else wording.CHECK_POLLING).format(channel=title, url=url))
        return not url
    if not url:
        typer.echo(wording.CHECK_NO_WEBHOOK.format(channel=title))
        return False
    right = not wanted or url == wanted
    phrase = wording.CHECK_WEBHOOK if right else wording.CHECK_OTHER_WEBHOOK
    typer.echo(phrase.format(channel=title, url=url, wanted=wanted))
    return right
