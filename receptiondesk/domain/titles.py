"""How people are addressed; where a title stands in a name is each language's own business."""

from receptiondesk.domain.fields import Option
from receptiondesk.i18n import N_, catalogue

TITLES = (
    Option(code="mr", label=N_("Mr")),
    Option(code="ms", label=N_("Ms")),
    Option(code="mrs", label=N_("Mrs")),
    Option(code="miss", label=N_("Miss")),
    Option(code="dr", label=N_("Dr")),
    Option(code="prof", label=N_("Prof.")),
)


def title_in(code: str, language: str) -> str:
    """The word for a stored title in one language; a title of one's own (总, Captain) stands for itself."""
    label = next((option.label for option in TITLES if option.code == code), "")
    return catalogue(language).gettext(label) if label else code
