"""Words for the tests of tabling: addresses, the form filled in and sent, what the page answers."""

import re

from django.utils.html import strip_tags

from amendments.desk import load_desk
from amendments.engine.proposals import Act
from amendments.tabling.proposing import Target, propose_tabling
from amendments.tabling.saving import Tabling

RIGHT = "amendments.add_amendment"
THREE = "?act=edit&paragraph=3"
REGRETS = "The Assembly notes matter 3. It regrets progress."


def address(draft, query="?act=edit&paragraph=2"):
    return f"/drafts/{draft.pk}/amendments/new/{query}"


def sub_address(draft, number="4"):
    return f"/drafts/{draft.pk}/amendments/{number}/sub/new/"


def words(page):
    html = re.sub("(?=</(?:dd|dt|h1|h2|h3|h4|label|li|p|span|td|th)>)", " ", page.content.decode())
    return " ".join(strip_tags(html).split())


def show(client, where, *, language="en", key="", **fields):
    """Return the page that says what the words in `fields` do; `text` are those of the only field."""
    if "text" in fields:
        fields[key or f"words-{language}-0-0"] = fields.pop("text")
    return client.post(where, {"do": "show", **fields})


def save(client, where, **fields):
    """Show first, as a person does, then save what was shown."""
    shown = show(client, where, **fields)
    return client.post(where, {**sent_back(shown), "do": "save"})


def sent_back(page):
    """Return the fields of the form on `page` as a browser would send them."""
    form = page.context["form"]
    return {bound.html_name: bound.value() or "" for bound in form}


def order(draft):
    return [one.number for one in draft.amendments.in_voting_order()]


def tabling_of(draft, text=REGRETS, user=None, **values):
    target = Target(Act.EDIT, "3")
    edited = {"words-en-0-0": text}
    proposal = propose_tabling([load_desk(draft, "en")], target, edited)
    return Tabling(target, edited, proposal.mark, user=user, **values)
