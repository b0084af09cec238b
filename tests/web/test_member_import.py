"""The import of a list of members in the admin: preview, errors beside the row, all or nothing."""

import io
import re
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import Workbook

from resolutions.member_lists import ROW_LIMIT, ListRefusedError, read_members
from resolutions.models import Member, PoliticalGroup
from tests.factories import make_delegation, make_user

ADDRESS = "/admin/resolutions/member/import/"
CONFIRM = "/admin/resolutions/member/process_import/"
LIST = "first name,last name,honorific,delegation,group\nMax,LUCKS,Mr,AA,soc\nLaura,CASTEL,Mme,Pays BB,\n"


def xlsx(*rows):
    book = Workbook()
    for row in rows:
        book.active.append(row)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


@pytest.fixture
def clerk(client, db):
    for code in ("AA", "BB"):
        make_delegation(code=code)
    PoliticalGroup.objects.create(
        code="soc", name_en="Socialists", name_fr="Socialistes", short_name_en="SOC", short_name_fr="SOC"
    )  # fmt: skip
    client.force_login(make_user(is_staff=True, is_superuser=True))
    return client


def preview(clerk, content, name="members.csv"):
    raw = content.encode() if isinstance(content, str) else content
    fields = {"import_file": SimpleUploadedFile(name, raw), "format": "0", "resource": "0"}
    return clerk.post(ADDRESS, fields)


def confirm(clerk, page):
    fields = dict(page.context["confirm_form"].initial)
    return clerk.post(CONFIRM, fields, follow=True)


def errors(page):
    return " ".join(page.context["form"].errors.get("import_file", []))


def members():
    return [
        (one.first_name, one.last_name, one.honorific, one.delegation and one.delegation.code,
         one.political_group and one.political_group.code)
        for one in Member.objects.order_by("last_name")
    ]  # fmt: skip


# Who may


@pytest.mark.django_db
@pytest.mark.parametrize(
    "permissions", [[], ["resolutions.add_member"], ["resolutions.view_member"]]
)
def test_the_import_is_for_those_who_may_add_and_change_members(client, permissions):
    assert client.get(ADDRESS).status_code == 302
    client.force_login(make_user(is_staff=True, permissions=permissions))
    assert client.get(ADDRESS).status_code == 403
    assert client.post(CONFIRM).status_code == 403


# What it does


@pytest.mark.parametrize(
    "content",
    [
        LIST,
        LIST.replace(",", ";"),
        LIST.replace(",", "\t"),
        LIST.replace("first name,last name,honorific,delegation,group", "Prénom,Nom,Civilité,Délégation,Groupe").encode("cp1252"),
        LIST.encode("utf-8-sig"),
        LIST.encode("utf-16"),
        LIST.replace("\n", "\r\n"),
        xlsx(*[line.split(",") for line in LIST.splitlines()]),
    ],
    ids=["comma", "semicolon", "tab", "French in Windows-1252", "mark", "UTF-16", "Windows lines", "XLSX"],
)  # fmt: skip
def test_a_list_is_shown_first_and_saved_when_confirmed(clerk, content):
    page = preview(clerk, content)
    assert "is added" in page.content.decode()
    assert members() == []

    confirm(clerk, page)
    assert members() == [("Laura", "CASTEL", "ms", "BB", None), ("Max", "LUCKS", "mr", "AA", "soc")]
    assert {one.history.get().history_change_reason for one in Member.objects.all()} == {
        "import of a list of members"
    }


def test_a_second_import_updates_and_removes_nobody(clerk):
    confirm(clerk, preview(clerk, LIST))
    newer = "first name,last name,honorific,delegation,group\nmax,Lucks,Mr,AA,\n"
    page = preview(clerk, newer)
    assert "is changed" in page.content.decode()
    confirm(clerk, page)
    assert members() == [("Laura", "CASTEL", "ms", "BB", None), ("max", "Lucks", "mr", "AA", None)]
    assert Member.objects.get(last_name="Lucks").history.count() == 2


def test_the_same_list_again_changes_nothing(clerk):
    confirm(clerk, preview(clerk, LIST))
    page = preview(clerk, LIST)
    assert page.content.decode().count("stays as it is") == 2
    confirm(clerk, page)
    assert Member.history.count() == 2


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("Ann,POE,Mr,Atlantis,", "There is no delegation “Atlantis”."),
        ("Ann,POE,Mr,AA,party", "There is no group “party”."),
        ("Ann,POE,Hr,AA,", "“Hr” is neither Mr nor Ms."),
        ("Ann,,Ms,AA,", "This field cannot be blank."),
        ("MAX,Lucks,Mr,AA,", "This member is in the list twice."),
        (f"Ann,{'x' * 101},Ms,AA,", "at most 100 characters"),
    ],
)
def test_a_wrong_row_stops_all_and_says_why_beside_it(clerk, row, message):
    page = preview(clerk, f"{LIST}{row}\n")
    table = page.content.decode().partition("What is wrong")[2]
    assert message in table
    assert "<td>4</td>" in table  # the row of the file
    assert "confirm_form" not in page.context
    assert members() == []


def test_a_member_whose_delegation_is_not_known_is_not_doubled(clerk):
    Member.objects.create(first_name="Max", last_name="Lucks")
    page = preview(clerk, LIST)
    assert "without a delegation" in page.content.decode()


def test_what_changed_since_the_preview_leaves_nothing_half_saved(clerk):
    page = preview(clerk, LIST)
    PoliticalGroup.objects.all().delete()
    answer = confirm(clerk, page)
    assert "Nothing was saved" in answer.content.decode()
    assert members() == []


def test_a_longer_list_asks_the_database_nothing_more(clerk):
    asked = []
    for count in (2, 6):
        rows = "".join(f"Ann,POE {at},Ms,AA,soc\n" for at in range(count))
        with CaptureQueriesContext(connection) as queries:
            preview(clerk, LIST + rows)
        asked.append(sum(one["sql"].startswith("SELECT") for one in queries))
    assert asked[0] == asked[1]


@pytest.mark.parametrize("name", ["", "x", "/etc/passwd", "a:b:c"])
def test_a_preview_that_was_changed_on_the_way_is_refused(clerk, name):
    answer = clerk.post(
        CONFIRM, {"import_file_name": name, "original_file_name": "x", "format": "z"}
    )
    assert answer.status_code == 200
    assert members() == []


# Under the content security policy


@pytest.mark.parametrize("content", [LIST, f"{LIST}Ann,POE,Mr,Atlantis,\n"])
def test_the_pages_have_no_script_or_style_of_their_own(clerk, content):
    confirm(clerk, preview(clerk, LIST))
    for page in (clerk.get(ADDRESS), preview(clerk, content)):
        html = page.content.decode()
        assert not re.search(r"<script(?![^>]*\bsrc=)[^>]*>|<style|\sstyle=|\son\w+=", html)


# Hostile and damaged files


def bomb():
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b" " * 40_000_000)
    return written.getvalue()


def with_entities():
    plain, written = zipfile.ZipFile(io.BytesIO(xlsx(["last name"], ["A"]))), io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        for name in plain.namelist():
            part = plain.read(name)
            if name.endswith("sheet1.xml"):
                part = b'<!DOCTYPE x [<!ENTITY a "b">]>' + part
            archive.writestr(name, part)
    return written.getvalue()


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", ""),
        (b"\n", "name the columns"),
        (b"name\nMax\n", "name the columns"),
        (b"last name,surname\nA,B\n", "twice"),
        (b"last name\nA,B\n", "Row 2 has more cells"),
        (b"last name\n=1+1\n", "Row 2 holds a formula"),
        (xlsx(["last name"], ["=1+1"]), "Row 2 holds a formula"),
        (b'last name\n"A\n', "cannot be read as CSV"),
        (b"last name\n" + b"A\n" * (ROW_LIMIT + 1), "more than 5000 rows"),
        (b"last name\n" + b"A\n" * 600_000, "too large"),
        (xlsx(["last name"], *[["A"]] * 6_000), "more than 5000 rows"),
        (b"last name\n\x00\x01\x02", "neither XLSX nor CSV"),
        (b"\xff\xfe\x00", "neither XLSX nor CSV"),
        (b"PK\x03\x04 not a workbook", "damaged"),
        (xlsx(["last name"], ["A"])[:-200], "damaged"),
        (bomb(), "unpacks to more than 30 MB"),
        (with_entities(), "XML entities"),
        (b"last name\n", "no rows"),
    ],
)
def test_what_is_no_list_of_members_is_refused_in_words(clerk, content, message):
    page = preview(clerk, content)
    assert page.status_code == 200
    assert message in errors(page)
    assert errors(page)
    assert members() == []


def test_a_list_of_a_hundred_thousand_rows_is_refused():
    rows = b"last name\n" + b"A\n" * 100_000
    with pytest.raises(ListRefusedError, match="more than 5000 rows"):
        read_members(rows)
