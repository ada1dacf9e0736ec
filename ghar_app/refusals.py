"""What can go wrong for a person, said as a sentence in their language."""

from ghar_app.catalogue import Language, translate


class Refused(Exception):
    """A rule said no. Nothing was changed; the transaction around it rolls back.

    `code` names the sentence `refusals.<code>` of the catalogue, `details` fill its blanks,
    `field` says beside which form field it stands (None: the form as a whole), and `retry_after`
    is seconds until trying again makes sense.
    """

    def __init__(
        self,
        code: str,
        *,
        field: str | None = None,
        retry_after: int | None = None,
        **details: object,
    ) -> None:
        super().__init__(code)
        self.code = code
        self.field = field
        self.retry_after = retry_after
        self.details = details

    def message(self, language: Language) -> str:
        """The sentence for a person."""
        return translate(f"refusals.{self.code}", language, **self.details)


class NotFound(Refused):
    """A row that is not there, or not for this actor: one answer for both."""

    def __init__(self, what: str = "page") -> None:
        super().__init__(f"{what}_not_found")


class Gone(Refused):
    """A row that everybody could see once and that is not offered any more."""

    def __init__(self, what: str = "page") -> None:
        super().__init__(f"{what}_gone")
