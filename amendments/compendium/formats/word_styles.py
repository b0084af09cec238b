"""What the styles of a Word file say of a paragraph or of words: their list, raised, hidden."""

from lxml import etree

from amendments.compendium.formats.word_markup import child, children, is_on, number, value

DEEPEST = 20  # styles based on one another; Word allows eleven


class Styles:
    """The styles of a file by their names."""

    def __init__(self, part: etree._Element | None) -> None:
        found = list(children(part, "style")) if part is not None else []
        self._styles = {value(one, "styleId") or "": one for one in found}
        self._default = next(
            (
                value(one, "styleId") or ""
                for one in found
                if value(one, "type") == "paragraph"
                and value(one, "default") in {"1", "true", "on"}
            ),
            "",
        )

    @property
    def list_of_style(self) -> dict[str, str]:
        """The list instance of each numbering style."""
        found: dict[str, str] = {}
        for style, element in self._styles.items():
            instance = value(child(element, "pPr", "numPr", "numId"))
            if value(element, "type") == "numbering" and instance:
                found[style] = instance
        return found

    def paragraph_style(self, properties: etree._Element | None) -> str:
        """Return the style of a paragraph with these properties."""
        return value(child(properties, "pStyle")) or self._default

    def list_of(self, style: str) -> tuple[str, int | None, str]:
        """Return the list instance ("" for none), the level and the style that names the list."""
        for one, element in self._chain(style):
            instance = value(child(element, "pPr", "numPr", "numId"))
            if instance is not None:
                return instance, number(child(element, "pPr", "numPr", "ilvl")), one
        return "", None, ""

    def is_raised(self, properties: etree._Element | None) -> bool:
        """Are words with these properties printed as a superscript?"""
        found = self._property(properties, "vertAlign")
        return value(found) == "superscript"

    def is_hidden(self, properties: etree._Element | None) -> bool:
        """Are words with these properties hidden?"""
        return is_on(self._property(properties, "vanish"))

    def is_struck(self, properties: etree._Element | None) -> bool:
        """Are words with these properties struck through?"""
        return any(is_on(self._property(properties, one)) for one in ("strike", "dstrike"))

    def _property(self, properties: etree._Element | None, wanted: str) -> etree._Element | None:
        found = child(properties, wanted)
        if found is not None:
            return found
        style = value(child(properties, "rStyle"))
        inherited = (child(one, "rPr", wanted) for _name, one in self._chain(style or ""))
        return next((one for one in inherited if one is not None), None)

    def _chain(self, style: str) -> list[tuple[str, etree._Element]]:
        """Return a style and those it is based on, up to a circle."""
        chain: list[tuple[str, etree._Element]] = []
        seen: set[str] = set()
        while style in self._styles and style not in seen and len(chain) < DEEPEST:
            seen.add(style)
            chain.append((style, self._styles[style]))
            style = value(child(self._styles[style], "basedOn")) or ""
        return chain
