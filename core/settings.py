"""All settings, from `TROLY_*` environment variables; built at the entry points and passed in."""

from pathlib import Path

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

REPOSITORY = Path(__file__).resolve().parent.parent


class Settings(BaseSettings):
    """Frozen settings of one process. Every field is `TROLY_` + its name in the environment."""

    model_config = SettingsConfigDict(env_prefix="TROLY_", frozen=True, extra="ignore", env_ignore_empty=True)

    data_dir: Path = Field(Path("var"), description="where all state lies")
    corpus_dir: Path = Field(
        REPOSITORY / "corpus", description="agencies.toml, legal_bases.toml and plans/ that fill an empty database"
    )
    database_url: str = Field("", description="SQLAlchemy URL; empty: SQLite in the data directory")
    chroma_url: str = Field("", description="URL of a Chroma server; empty: embedded in the data directory")
    embedding_model: str = Field(
        "", description="folder or name of a sentence-transformers model; empty: a static model built here"
    )
    llm: str = Field("", description="chat model in LangChain's form, such as ollama:NAME; empty: none")
    llm_base_url: str = Field("", description="address of an OpenAI-compatible model server")
    llm_api_key: SecretStr = Field(SecretStr(""), description="key for the model server")
    llm_allowed_hosts: tuple[str, ...] = Field(
        ("localhost", "127.0.0.1", "::1"), description="hosts a model may be asked on, as a JSON list"
    )
    llm_timeout_seconds: float = Field(20.0, description="time a model has to answer, in seconds")
    log_level: str = Field("WARNING", description="DEBUG, INFO, WARNING or ERROR")
    public_url: str = Field("", description="address under which people reach the web page")
    anonymous_per_minute: int = Field(600, ge=1, description="HTTP requests a minute from one address without a token")
    sign_ins_per_minute: int = Field(30, ge=1, description="sign-in codes tried or asked for a minute from one address")
    caller_per_minute: int = Field(6000, ge=1, description="HTTP requests a minute from one person")
    messages_kept_days: int = Field(
        90, ge=0, description="days the words of chat messages are kept; 0: for good; records are never touched"
    )
    secret_key: SecretStr = Field(
        SecretStr(""), description="signs cookies and links; empty: one is made in the data directory"
    )

    telegram_token: SecretStr = Field(SecretStr(""), description="Telegram bot token")
    telegram_base_url: str = Field("https://api.telegram.org/bot", description="Bot API address, ends in /bot")
    telegram_webhook_secret: SecretStr = Field(
        SecretStr(""), description="set: webhook at /webhooks/telegram; empty: polling"
    )

    zalo_oa_id: str = Field("", description="id of the Zalo Official Account")
    zalo_oa_app_id: str = Field("", description="id of the Zalo application")
    zalo_oa_secret_key: SecretStr = Field(
        SecretStr(""), description="OA secret key of the webhook page, checks signatures"
    )
    zalo_oa_app_secret: SecretStr = Field(SecretStr(""), description="secret of the Zalo application, refreshes tokens")
    zalo_oa_base_url: str = Field("https://openapi.zalo.me", description="Zalo OA API address")
    zalo_oauth_url: str = Field("https://oauth.zaloapp.com", description="Zalo OAuth address")
    zalo_bot_token: SecretStr = Field(SecretStr(""), description="Zalo Bot token")
    zalo_bot_base_url: str = Field("https://bot-api.zaloplatforms.com", description="Zalo Bot API address")
    zalo_bot_secret: SecretStr = Field(SecretStr(""), description="secret token that Zalo Bot webhooks carry")

    @property
    def database(self) -> str:
        """The SQLAlchemy URL in use."""
        return self.database_url or f"sqlite:///{(self.data_dir / 'troly.db').resolve()}"
