"""What people are asked about a written declaration under review."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from amendments.importing.declared import Paper, parted
from amendments.views.imports.asking import Asked, Table
from amendments.views.imports.saying_forms import (
    AcceptForm,
    AddSignatoryForm,
    CountryForm,
    CutOffForm,
    DateForm,
    DisclaimerForm,
    GroupForm,
    KeepThemForm,
    LeaveOpenForm,
    MemberForm,
    NobodiesForm,
    NumberForm,
    ReferenceForm,
    SayForm,
    SignatoryForm,
    SignedOnForm,
    TextForm,
    TitleForm,
    TotalForm,
    WholeForm,
)
from resolutions.declarations.mending import Entry, problem_key
from resolutions.declarations.reader import CUT_OFF
from resolutions.declarations.values import Finding

LISTED = 40  # names that a question lists


class Questions:
    """The questions of one page. `is_locked`: nothing is told of what is there already."""

    def __init__(self, paper: Paper, table: Table, *, is_locked: bool) -> None:
        self.paper, self.table, self.is_locked = paper, table, is_locked

    def all(self) -> list[Asked]:
        """Return what nobody has answered yet, what stops the import first."""
        asked = [*self.of_the_file(), *self.of_what_is_there(), *self.of_the_list()]
        return sorted(asked, key=lambda one: not one.is_needed)

    def of_the_file(self) -> Iterator[Asked]:
        for problem in self.paper.mended.declaration.problems:
            yield self.of_problem(problem)

    def of_problem(self, problem: Finding) -> Asked:
        """Return what is asked about a problem of the file."""
        about, form = problem_key(problem), self.table.form
        accept = [form(AcceptForm, about)]
        count = len(self.paper.mended.declaration.signatories)
        head, listed = _("head"), _("signatories")
        if problem.code in NEEDED:
            field, kind = NEEDED[problem.code]
            return Asked(
                about, head, needed_words(problem.code), forms=[form(kind, field)], is_needed=True
            )
        if problem.code == CUT_OFF:
            return self.cut_off(problem.before)
        if problem.code in {"no-date", "bad-date"}:
            words = _("What is its date? None is printed.")
            if problem.code == "bad-date":
                words = _("What is its date? The printed one is no day of the calendar.")
            return Asked(
                about, head, words, forms=[form(DateForm, "date"), form(LeaveOpenForm, about)]
            )
        if problem.code == "no-disclaimer":
            words = _("Does it say that it commits only those who signed it? That is not printed.")
            return Asked(about, head, words, forms=[form(DisclaimerForm, "disclaimer"), *accept])
        if problem.code in {"other-total", "no-total", "no-signatories"}:
            added = f"signatory-{self.paper.mended.next_entry}"
            forms = [form(TotalForm, "total"), form(AddSignatoryForm, added), *accept]
            return Asked(about, listed, self.total_words(problem.code, count), forms=forms)
        if problem.code == "not-in-legend":
            words = _(
                "Are the short names of the groups right? The legend does not have all of them."
            )
            return Asked(
                about,
                listed,
                words,
                text=problem.message.removeprefix("The legend does not name "),
                forms=accept,
            )
        return self.of_entry(problem, about)

    def total_words(self, code: str, count: int) -> str:
        if code == "no-signatories":
            return _("Who signed it? No signatory is printed.")
        if code == "no-total":
            return ngettext(
                "Is the list whole? One signatory was read, and no total is printed.",
                "Is the list whole? %(count)s signatories were read, and no total is printed.",
                count,
            ) % {"count": count}
        words = _(
            "The printed total is %(total)s, and %(count)s signatories were read. What is right?"
        )
        return words % {"total": self.paper.mended.declaration.total, "count": count}

    def of_entry(self, problem: Finding, about: str) -> Asked:
        """Return what is asked about a line of the list."""
        words = {
            "incomplete-signatory": _("What is the country and the group? They could not be read."),
            "unread-signatory": _("Who is this? The line is no name with a country and a group."),
            "signatory-twice": _("This name is printed twice. Is it one signatory?"),
        }.get(problem.code, problem.message)
        forms: list[SayForm] = [self.table.form(AcceptForm, about)]
        entry = self.entry_named(problem.before.strip(" ,.").partition(",")[0].strip())
        if entry and problem.code == "incomplete-signatory":
            forms.insert(0, self.entry_form(entry))
        if problem.code == "unread-signatory":
            added = f"signatory-{self.paper.mended.next_entry}"
            forms.insert(0, self.table.form(AddSignatoryForm, added))
        return Asked(
            about, _("signatories"), words, text=problem.before or problem.where, forms=forms
        )

    def entry_named(self, name: str) -> Entry | None:
        entries = self.paper.mended.entries
        return next((one for one in entries if one.signatory.name == name), None)

    def entry_form(self, entry: Entry) -> SayForm:
        one = entry.signatory
        about = f"signatory-{entry.at}"
        return self.table.form(
            SignatoryForm, about, name=one.name, country=one.country, group=one.group
        )

    def cut_off(self, end: str) -> Asked:
        """Return the question of a file that ends in the middle. With an earlier version, its text can stay."""
        is_there = self.paper.before is not None and not self.is_locked
        kind = CutOffForm if is_there else WholeForm
        return Asked(
            CUT_OFF,
            _("the whole file"),
            _("Is the file whole? It ends in the middle."),
            text=f"… {end[-160:]}" if end else "",
            forms=[self.table.form(kind, CUT_OFF, keeps_text="yes")],
            is_needed=True,
        )

    def of_what_is_there(self) -> Iterator[Asked]:
        """Yield what an earlier version makes doubtful; nothing of it to those who may not read it."""
        paper, said = self.paper, self.paper.said
        if self.is_locked or paper.before is None:
            return
        codes = {one.code for one in paper.mended.declaration.problems}
        if paper.lacks_text and CUT_OFF not in {*said, *codes}:
            yield self.cut_off("\n\n".join(paper.mended.declaration.paragraphs))
        if paper.missing and "missing" not in said:
            yield self.missing()
        if paper.new and paper.held and "signed-on" not in said and not self.later_date:
            names = [one.signatory.name for one in paper.new]
            yield Asked(
                "signed-on",
                _("signatories"),
                _("When did they sign? The file does not say on which day further members signed."),
                _("Without an answer, the day of the import is noted."),
                items=names[:LISTED],
                forms=[self.table.form(SignedOnForm, "signed-on")],
            )

    @property
    def later_date(self) -> bool:
        """The file has a later date than the declaration: that is the day of its new signatures."""
        date = self.paper.mended.declaration.date
        before = self.paper.before
        return bool(date and before and before.date and date > before.date.isoformat())

    def missing(self) -> Asked:
        paper = self.paper
        return Asked(
            "missing",
            _("signatories"),
            _("These signed it before, and are not in this file. Is it the right file?"),
            _("None is removed: a signature stays under a declaration."),
            items=[one.name for one in paper.missing][:LISTED],
            forms=[self.table.form(KeepThemForm, "missing")],
            is_needed=True,
        )

    def of_the_list(self) -> Iterator[Asked]:
        """Yield what is not known of the signatories: their members, countries and groups."""
        paper, said = self.paper, self.paper.said
        for entry in paper.mended.entries:
            if paper.match(entry).candidates and f"member-{entry.at}" not in said:
                yield self.which_member(entry)
        for sort, kind, words in (
            ("country", CountryForm, _("Which delegation is it? There is none of this name.")),
            ("group", GroupForm, _("Which group is it? There is none of this name.")),
        ):
            for printed in self.unknown(sort):
                about = f"{sort}-{printed}"
                yield Asked(
                    about,
                    _("signatories"),
                    words,
                    text=printed,
                    forms=[self.table.form(kind, about)],
                )
        nobodies = paper.nobodies
        if nobodies and "no-member" not in said:
            names = [one.signatory.name for one in nobodies]
            yield Asked(
                "no-member",
                _("signatories"),
                ngettext(
                    "One signatory is like nobody in the list of members. Who is it?",
                    "%(count)s signatories are like nobody in the list of members. Who are they?",
                    len(names),
                ) % {"count": len(names)},
                items=names[:LISTED],
                forms=[self.table.form(NobodiesForm, "no-member")],
            )  # fmt: skip

    def which_member(self, entry: Entry) -> Asked:
        about = f"member-{entry.at}"
        first, last = parted(entry.signatory.name)
        one = entry.signatory
        printed = ", ".join(filter(None, (one.name, one.country, one.group)))
        form = self.table.form(MemberForm, about, first_name=first, last_name=last)
        return Asked(about, _("signatories"), _("Which member is it?"), text=printed, forms=[form])

    def unknown(self, sort: str) -> list[str]:
        """Return the printed countries or groups that stand for nothing known, each once."""
        paper = self.paper
        found = []
        for one in paper.mended.declaration.signatories:
            printed = one.country if sort == "country" else one.group
            find = paper.known.delegation if sort == "country" else paper.known.group
            if printed and not find(printed) and f"{sort}-{printed}" not in paper.said:
                found.append(printed)
        return list(dict.fromkeys(found))


NEEDED: dict[str, tuple[str, type[SayForm]]] = {
    "no-number": ("number", NumberForm),
    "no-reference": ("reference", ReferenceForm),
    "no-title": ("title", TitleForm),
    "no-text": ("text", TextForm),
}


def needed_words(code: str) -> str:
    return {
        "no-number": _("What is its number? None is printed."),
        "no-reference": _("What is its Doc. number? None is printed."),
        "no-title": _("What is its title? None was found."),
        "no-text": _("What is its text? None was found."),
    }[code]


def member_choices(paper: Paper) -> dict[str, Any]:
    """Return the choices of the forms: likely members of each signatory, delegations, groups."""
    likely = {
        f"member-{entry.at}": [
            (str(key), described(paper, key)) for key in paper.match(entry).candidates
        ]
        for entry in paper.mended.entries
    }
    return {
        "likely": likely,
        "country": [(code, one.name) for code, one in paper.known.delegations.items()],
        "group": [(code, one.name) for code, one in paper.known.groups.items()],
        "everybody": [(str(key), described(paper, key)) for key in paper.known.members],
    }


def described(paper: Paper, key: int) -> str:
    member = paper.known.members[key]
    return f"{member} ({member.delegation})" if member.delegation else str(member)
