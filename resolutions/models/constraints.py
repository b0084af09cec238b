"""Words for the database constraints that many models need.

The code of a constraint is the field beside which a form shows its message.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.db import models
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


def one_of(field: str, choices: Iterable[str], *, name: str) -> models.CheckConstraint:
    """Return the constraint that `field` has one of the values of its `choices`."""
    return models.CheckConstraint(
        name=name,
        condition=models.Q(**{f"{field}__in": sorted(choices)}),
        violation_error_message=_("This is not one of the possible values."),
        violation_error_code=field,
    )


def not_empty(*fields: str, name: str, message: "StrOrPromise") -> models.CheckConstraint:
    """Return the constraint that at least one of `fields` is filled."""
    all_empty = models.Q(**dict.fromkeys(fields, ""))
    return models.CheckConstraint(
        name=name,
        condition=~all_empty,
        violation_error_message=message,
        violation_error_code=fields[0],  # a form shows the message beside this field
    )
