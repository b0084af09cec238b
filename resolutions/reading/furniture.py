"""Lines that a web site puts around a text: menus, share lines, cookies, notices. One line at a time.

Every pattern is of a whole line, so a sentence of the text that speaks of sharing or of cookies stays.
"""

import re

from resolutions.reading.lines import plain
from resolutions.reading.values import Reason

_NETWORK = (
    r"(?:facebook|twitter|x|linkedin|whatsapp|telegram|instagram|youtube|tiktok|bluesky|mastodon|vk"
    r"|messenger|pinterest|reddit|e-?mail|courriel)"
)
_PATTERNS: dict[Reason, tuple[str, ...]] = {
    Reason.SHARING: (
        r"(?:partage[rz]|share)(?: (?:cet article|cette page|this (?:article|page|story|post)|sur|on|via))?",
        rf"(?:partage[rz]|share|tweete[rz]|tweet|suive?z?(?:-nous)?|follow(?: us)?)(?: sur| on| via)? {_NETWORK}",
        rf"{_NETWORK}(?:[ ,|·/]+{_NETWORK})*",
        r"(?:imprimer|print|copier le lien|copy (?:the )?link)(?: (?:cet article|this article))?",
        rf"(?:envoyer par|send by|share by) {_NETWORK}",
    ),
    Reason.COOKIES: (
        r"(?:ce|notre) site (?:web |internet )?utilise des cookies.{0,300}",
        r"(?:this|our) (?:web ?)?site uses cookies.{0,300}",
        r"(?:nous utilisons|we use) (?:des )?cookies.{0,300}",
        r"(?:tout )?(?:accepter|refuser|gerer|parametrer)(?: (?:tous )?(?:les|mes|vos))? cookies",
        r"(?:accept|reject|manage)(?: all)?(?: the| your)? cookies",
        r"(?:cookies?|politique (?:en matiere )?de cookies|cookies? (?:policy|settings|preferences))",
    ),
    Reason.NAVIGATION: (
        r"(?:accueil|home|menu|rechercher|search|newsletter|s'abonner|subscribe|connexion|log ?in|sign in"
        r"|contact|mentions legales|legal notice|haut de page|back to top|retour|back|publicite|advertisement"
        r"|skip to (?:main )?content|aller au contenu(?: principal)?|les sujets|sujets|themes|topics|tags?"
        r"|tendances|trending|les plus lus|most read|commentaires?|(?:\d+ )?comments?)",
        r"(?:a )?lire (?:aussi|plus|la suite)|read (?:also|more)|see also|voir aussi",
        r"(?:articles?|contenus?) (?:lies|similaires|connexes)|related (?:articles|stories|posts|content)",
        r"(?:article )?(?:precedent|suivant)|(?:previous|next)(?: article)?",
        r"(?:accueil|home) ?[>›»/|].{1,200}",
    ),
    Reason.SITE: (
        r".{2,60} (?:publie des articles provenant de|publishes articles from) .{1,2000}",
        r"(?:©|\(c\)|copyright\b).{0,200}",
        r"(?:tous droits reserves|all rights reserved).{0,100}",
    ),
    Reason.PICTURE: (r"\d{1,3} (?:photos?|images?|pictures?)",),
}
_WHOLE = {
    reason: re.compile(rf"(?:{'|'.join(patterns)})(?: ?:|\.)?", re.DOTALL)
    for reason, patterns in _PATTERNS.items()
}
_AGO = (
    r"(?:il y a (?:\d+|une?) (?:minutes?|heures?|jours?|semaines?|mois|ans?)"
    r"|(?:\d+|an?|one) (?:minutes?|hours?|days?|weeks?|months?|years?) ago)"
)
_TEASER = re.compile(rf"(?P<section>.{{0,60}}?){_AGO}")
_PUBLISHER = re.compile(
    r"(?P<name>[^.:]{2,60}?) (?:publie des articles provenant de|publishes articles from)\b"
)
ADDRESS = re.compile(r"https?://\S+")


def reason_of(text: str) -> Reason | None:
    """Return why the line `text` is not part of the text that it surrounds, or None."""
    if not any(character.isalnum() for character in text):
        return Reason.ORNAMENT
    flat = plain(text)
    return next((reason for reason, whole in _WHOLE.items() if whole.fullmatch(flat)), None)


def is_teaser(text: str) -> bool:
    """Is this the section and age of another article: "SantéIl y a 2 jours", "3 days ago"?"""
    return bool(_TEASER.fullmatch(plain(text)))


def publisher(text: str) -> str:
    """Return who publishes the page, when the site's notice `text` says so, else ""."""
    match = _PUBLISHER.match(text)
    return match["name"].strip() if match else ""
