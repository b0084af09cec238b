"""The page of a written declaration: its text, who signed it, whether Rule 56 is met."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required, permission_required
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from resolutions.access import get_declaration, readable_dossiers
from resolutions.citations import find_citations
from resolutions.declarations.cited import Cited, find_cited
from resolutions.declarations.rule import Check, Point, Tabled, check, is_met
from resolutions.directory import folded_name
from resolutions.known import Known
from resolutions.links import Link, Links, make_links
from resolutions.models import DraftText, Language, Signature, WrittenDeclaration
from resolutions.models.languages import in_language, reader_language
from resolutions.views.signing import SignatureForm

MAY_SIGN = "resolutions.add_signature"


@dataclass(frozen=True, slots=True)
class Bar:
    """How many of `of` signatories sit together; a bar is drawn `count` long."""

    name: str
    short_name: str
    count: int
    of: int


@dataclass(frozen=True, slots=True)
class Line:
    """A point of the rule as the page shows it."""

    what: str
    figure: int
    asked: str
    look: str
    answer: str
    notes: tuple[str, ...]


@login_not_required
@require_safe
def declaration(request: HttpRequest, number: int) -> HttpResponse:
    """The declaration; who may add a signature finds the form for it at the end."""
    declaration = get_declaration(request.user, number)
    form = SignatureForm(declaration) if request.user.has_perm(MAY_SIGN) else None
    return show(request, declaration, form)


@require_POST
@permission_required(MAY_SIGN, raise_exception=True)
def add_signature(request: HttpRequest, number: int) -> HttpResponse:
    """Add a signature; with a question or an error the page comes back with what was typed."""
    declaration = get_declaration(request.user, number)
    form = SignatureForm(declaration, request.POST)
    if not form.is_valid():
        return show(request, declaration, form)
    try:
        signature = form.save()
    except IntegrityError:
        # Somebody else added this member at the same moment.
        form.add_error("name", _("This name is already under the declaration."))
        return show(request, declaration, form)
    messages.success(request, told(signature))
    return redirect("declaration", number=number)


def told(signature: Signature) -> str:
    """Return what the clerk reads once a signature is saved."""
    if signature.member:
        return _("%(name)s was added: the member %(member)s.") % {
            "name": signature.name,
            "member": signature.member,
        }
    return _("%(name)s was added as printed; no member of this name is in the list.") % {
        "name": signature.name
    }


def show(
    request: HttpRequest, declaration: WrittenDeclaration, form: SignatureForm | None
) -> HttpResponse:
    signatures = list(
        declaration.signatures.select_related("member", "delegation", "political_group")
    )
    texts = {code: getattr(declaration, f"text_{code}") for code in Language.values}
    tabled = [
        Tabled(
            one.delegation.code if one.delegation else None,
            one.political_group.code if one.political_group else None,
        )
        for one in signatures
        if one.signed_on is None
    ]
    checks = check(texts, tabled)
    cited = [(one, find_draft(request, one)) for one in all_cited(texts)]
    context = {
        "declaration": declaration,
        "dossier": declaration.document.dossier,
        "versions": versions(declaration, texts),
        "cited": cited,
        "links": links_of(request, declaration, texts, cited),
        "signatures": with_questions(signatures) if form else [(one, []) for one in signatures],
        "tabled": len(tabled),
        "later": len(signatures) - len(tabled),
        "groups": group_bars(signatures),
        "delegations": delegation_bars(signatures),
        "lines": [as_line(one) for one in checks],
        "is_met": is_met(checks),
        "form": form,
    }
    return render(request, "resolutions/declaration.html", context)


def versions(declaration: WrittenDeclaration, texts: dict[str, str]) -> list[dict[str, Any]]:
    """Return the text in each language that it is kept in, that of the reader first."""
    present = sorted(
        (code for code in texts if texts[code]), key=lambda code: code != reader_language()
    )
    return [
        {
            "language": code,
            "language_name": Language(code).label,
            "title": getattr(declaration, f"title_{code}"),
            "text": texts[code],
            "disclaimer": getattr(declaration, f"disclaimer_{code}"),
        }
        for code in present
    ]


# Who signed


def group_bars(signatures: Sequence[Signature]) -> list[Bar]:
    groups = {one.political_group_id: one.political_group for one in signatures}

    def names(key: int | None) -> tuple[str, str]:
        group = groups[key]
        return (group.name, group.short_name_in(None)) if group else (_("group not known"), "?")

    return bars([one.political_group_id for one in signatures], names)


def delegation_bars(signatures: Sequence[Signature]) -> list[Bar]:
    delegations = {one.delegation_id: one.delegation for one in signatures}

    def names(key: int | None) -> tuple[str, str]:
        delegation = delegations[key]
        return (
            (delegation.name, delegation.code) if delegation else (_("delegation not known"), "?")
        )

    return bars([one.delegation_id for one in signatures], names)


def bars(keys: Sequence[int | None], names: Callable[[int | None], tuple[str, str]]) -> list[Bar]:
    """Return a bar for each key, the longest first; what is not known comes last."""
    counted = [(*names(key), keys.count(key), key) for key in dict.fromkeys(keys)]
    counted.sort(key=lambda one: (one[3] is None, -one[2], folded_name(one[0])))
    longest = max((one[2] for one in counted), default=1)
    return [Bar(name, short, count, longest) for name, short, count, _key in counted]


def with_questions(signatures: Iterable[Signature]) -> list[tuple[Signature, list[str]]]:
    """Return each signature with the members that a person is to be asked about."""
    known = Known()
    asked = []
    for one in signatures:
        match = known.match(one.name, one.country) if one.member_id is None else None
        keys = () if match is None else (match.certain,) if match.certain else match.candidates
        asked.append((one, [str(known.members[key]) for key in keys if key]))
    return asked


# Rule 56


def as_line(one: Check) -> Line:
    """Return a point of the rule in words: what was counted, how, and what is asked."""
    answers = {
        True: ("adopted", _("met")),
        False: ("rejected", _("not met")),
        None: ("open", _("open")),
    }
    look, answer = answers[one.is_met]
    asked = _("at most %(limit)s") if one.point == Point.WORDS else _("at least %(limit)s")
    return Line(
        point_name(one), one.figure, asked % {"limit": one.limit}, look, answer, tuple(notes(one))
    )


def point_name(one: Check) -> str:
    if one.point == Point.WORDS:
        return _("Words (%(language)s text)") % {"language": Language(one.language).label}
    return {
        Point.MEMBERS: _("Members who signed when it was tabled"),
        Point.DELEGATIONS: _("National delegations among them"),
        Point.GROUPS: _("Political groups among them"),
    }[one.point]


def notes(one: Check) -> Iterable[str]:
    """Yield how the figure was counted, and what it leaves open."""
    if one.point == Point.WORDS:
        yield _("Counted between spaces, with the opening words; without title and disclaimer.")
        if one.is_met is None:
            yield _("This version may be a translation; the version that was tabled decides.")
    if one.point == Point.GROUPS:
        yield _("Members who sit in no group are not counted as one.")
    if one.unknown:
        yield ngettext(
            "%(count)s signatory is not counted: not known.",
            "%(count)s signatories are not counted: not known.",
            one.unknown,
        ) % {"count": one.unknown}


# What it cites


def all_cited(texts: dict[str, str]) -> list[Cited]:
    """Return what the version in the reader's language cites, and then what only others do."""
    ordered = sorted(texts, key=lambda code: code != reader_language())
    found: dict[str, Cited] = {}
    for code in ordered:
        for cited in find_cited(texts[code]):
            found.setdefault(cited.number, cited)
    return list(found.values())


def links_of(
    request: HttpRequest,
    declaration: WrittenDeclaration,
    texts: dict[str, str],
    cited: Iterable[tuple[Cited, DraftText | None]],
) -> Links:
    """Return what the references of the text lead to: the same drafts as the list of what it cites."""
    found = make_links(texts.values(), declaration.document.dossier, request.user)
    drafts = {
        citation.key: Link(reverse("draft", args=[draft.pk]))
        for one, draft in cited
        if draft
        for citation in find_citations(one.words)
    }
    return Links({**found.by_key, **drafts})


def find_draft(request: HttpRequest, cited: Cited) -> DraftText | None:
    """Return the draft that became the text: of this number once adopted, else the only one of this title."""
    readable = DraftText.objects.select_related("document").filter(
        document__dossier__in=readable_dossiers(request.user)
    )
    adopted = list(readable.filter(adopted_number=cited.number)[:2])
    if len(adopted) == 1:
        return adopted[0]
    if not cited.title:
        return None
    same = [
        one
        for one in readable.filter(adopted_number="")
        if folded_name(cited.title)
        in {folded_name(in_language(one.document, "title", code)) for code in Language.values}
    ]
    return same[0] if len(same) == 1 else None
