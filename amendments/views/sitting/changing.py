"""What was changed without an act while a sitting went on, in words."""

from django.contrib.auth.models import User
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amendments.models import Sitting
from amendments.sitting.changing import Change, Changed, Subject, find_changed
from amendments.views.sitting.showing import ActLine, name_of_user
from amendments.views.sitting.speaking import item_title

SUBJECTS = {
    Subject.INSTRUCTION: gettext_lazy("%(title)s, its instruction"),
    Subject.SIGNATURE: gettext_lazy("%(title)s, its signatories"),
    Subject.PAIR: gettext_lazy("%(title)s, what it is compatible with"),
    Subject.RULE: gettext_lazy("Rule %(number)s"),
    Subject.PARAGRAPH: gettext_lazy("Paragraph %(number)s of the draft"),
}
CHANGES = {
    Change.ENTERED: gettext_lazy("entered"),
    Change.CHANGED: gettext_lazy("changed"),
    Change.DELETED: gettext_lazy("taken away"),
}


def make_changed(sitting: Sitting) -> list[ActLine]:
    """Return what was changed without an act while `sitting` went on, the earliest first."""
    found = find_changed(sitting)
    users = User.objects.in_bulk({one.user for one in found if one.user}) if found else {}
    return [
        ActLine(
            one.at, change_words(one), name_of_user(users[one.user]) if one.user in users else ""
        )
        for one in found
    ]


def change_words(changed: Changed) -> str:
    """Return "Amendment 4, its instruction: changed"."""
    if changed.subject in (Subject.AMENDMENT, Subject.ITEM):
        what = item_title(changed.number)
    else:
        title = item_title(changed.number) if changed.subject in OF_AMENDMENTS else ""
        what = SUBJECTS[changed.subject] % {"title": title, "number": changed.number}
    return _("%(what)s: %(change)s") % {"what": what, "change": CHANGES[changed.change]}


OF_AMENDMENTS = (Subject.INSTRUCTION, Subject.SIGNATURE, Subject.PAIR)
