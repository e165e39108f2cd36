"""What of a web page is not its document: menus, banners, counters, what is hidden, what only machines read."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborNode

_NEVER_VISIBLE = frozenset(
    "head script style template noscript svg math canvas iframe object embed audio video picture map "
    "button select input textarea datalist option progress meter dialog".split()
)
_CHROME_TAGS = frozenset({"nav", "menu", "aside", "footer", "search"})
_CHROME_ROLES = frozenset(
    "navigation banner contentinfo complementary search menu menubar toolbar dialog alertdialog tablist tooltip".split()
)
# A word of a class or id that tells chrome, whatever stands around it: main-menu, left_sidebar, pageFooter.
_TELLING_WORDS = frozenset(
    "nav navbar navigation menu menubar submenu megamenu offcanvas sidebar sidenav breadcrumb breadcrumbs footer topbar "
    "masthead visitor visitors counter hitcounter statcounter vvisit pageviews hits cookie cookies consent gdpr "
    "share sharing sharedaddy social addtoany addthis pagination pager pagenav banner advert adverts advertisement "
    "adsbygoogle popup modal lightbox tooltip skip toolbar fontsize copyright credits comments respond related "
    "login signin searchform searchbox screen-reader".split()
)
# A whole class or id that tells chrome.
_TELLING_NAMES = frozenset(
    "header site-header top-header main-header header-top header-wrapper site-branding search search-form search-box "
    "sr-only visually-hidden screen-reader-text hidden d-none hide invisible ads ad widget-area secondary "
    "entry-meta post-meta posted-on byline article-info tags-links cat-links edit-link back-to-top totop scroll-top "
    "language-switcher lang-switcher wpml-ls gtranslate print-link icons share-buttons stats statistics no-print noprint".split()
)
# has-sidebar, no-menu, with-footer speak of the page, not of the element.
_PAGE_WORDS = frozenset({"has", "no", "with", "without"})
_RESPONSIVE = re.compile(r"^(?:(?:sm|md|lg|xl|2xl|xxl):|d-(?:sm|md|lg|xl|xxl)-)(?!none|hidden)")
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_WORDS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_MOST_WRAPPERS = 200
_KEEPS = "main, article, [role=main], [itemprop=articleBody], h1"


class Chrome:
    """Tells the chrome of one page from its document."""

    def __init__(self, body: LexborNode) -> None:
        self._prose = _prose_length(body)
        self._kept = 0

    def covers(self, node: LexborNode) -> bool:
        """Whether this element and all in it are to be left out."""
        tag = node.tag or ""
        if tag in _NEVER_VISIBLE:
            return not (tag == "button" and _opens_panel(node))
        attributes = node.attributes
        if tag in ("body", "main", "article"):
            return False
        is_hidden = (
            "hidden" in attributes
            or (attributes.get("aria-hidden") or "").lower() == "true"
            or bool(_HIDDEN_STYLE.search(attributes.get("style") or ""))
        )
        if is_hidden and not _is_pane(node, attributes):
            return True
        if _is_link_list(node) or tag in _CHROME_TAGS or (attributes.get("role") or "").lower() in _CHROME_ROLES:
            return True
        if tag == "header":
            # An article's own header holds its title; the page's header holds the site's.
            return not _stands_inside(node, ("article", "main"))
        return self._is_named_chrome(node, attributes)

    def _is_named_chrome(self, node: LexborNode, attributes: dict[str, str | None]) -> bool:
        names = [*(attributes.get("class") or "").split(), *(attributes.get("id") or "").split()]
        if not any(_tells(name) for name in names) or any(_RESPONSIVE.match(name) for name in names):
            return False
        # A theme may call the wrapper of everything by such a name: what holds most of the page's prose is the document.
        # Each wrapper is looked through as a whole: a page of thousands in each other is no theme's.
        if self._kept < _MOST_WRAPPERS and node.css_first(_KEEPS) is None and _prose_length(node) * 2 <= self._prose:
            return True
        self._kept += 1
        return False


# The label of a panel that opens below it is a heading; "เมนู" and "ค้นหา" are no longer than a word.
_SHORTEST_LABEL = 6


_PANE_WORDS = frozenset("pane panel tabpanel tab tabs tabcontent tabpane collapse accordion".split())


def _is_pane(node: LexborNode, attributes: dict[str, str | None]) -> bool:
    """Whether an element that is hidden at first is one that a tab or a label of the page opens: it is read as the others are."""
    names = f"{attributes.get('class') or ''} {attributes.get('id') or ''} {attributes.get('role') or ''}"
    words = {word.lower() for word in _WORDS.findall(names)}
    return bool(words & _PANE_WORDS) and node.css_first("input, select, textarea, nav") is None


def _opens_panel(button: LexborNode) -> bool:
    """Whether a button is the label of words that it opens below itself, as in an accordion."""
    if len("".join(button.text(deep=True).split())) < _SHORTEST_LABEL:
        return False
    # The label may stand in a heading of its own, and that in the head of a card: whatever holds nothing else.
    label, parent = button, button.parent
    while (
        parent is not None and parent.tag != "body" and parent.text(deep=True).strip() == button.text(deep=True).strip()
    ):
        label, parent = parent, parent.parent
    if label.css_first("input, select, textarea") is not None:
        return False
    panel = label.next
    while panel is not None and not panel.is_element_node:
        if panel.is_text_node and (panel.text_content or "").strip():
            return False
        panel = panel.next
    return (
        panel is not None
        and panel.tag in _PANELS
        and panel.css_first("input, nav") is None
        and _prose_length(panel) >= _SHORTEST_PANEL
    )


# A panel holds words: a menu that opens holds links.
_SHORTEST_PANEL = 6
_PANELS = frozenset("div section p ul ol dl dd table article".split())


# A list of so many links and nothing else leads to other pages; one to files, or of what was held on which day, does not.
_FEWEST_LINKS, _LONGEST_LINK = 3, 40
_FILE = re.compile(r"\.(?:pdf|docx?|xlsx?|zip|jpe?g|png)(?:$|[?#])", re.IGNORECASE)


def _is_link_list(node: LexborNode) -> bool:
    if node.tag not in ("ul", "ol"):
        return False
    links = node.css("a")
    # The words of lists in lists are many times over those of the innermost: what costs least is looked at first.
    if len(links) < _FEWEST_LINKS or _prose_length(node) > 0:
        return False
    said = [link.text(deep=True).strip() for link in links]
    return (
        max(map(len, said)) <= _LONGEST_LINK
        and not any(_FILE.search(link.attributes.get("href") or "") for link in links)
        and not any(re.search(r"(?:25|๒๕)[\d๐-๙]{2}", words) for words in said)
    )


def _tells(name: str) -> bool:
    folded = name.lower().replace("_", "-")
    if folded in _TELLING_NAMES:
        return True
    words = {word.lower() for word in _WORDS.findall(name)}
    return bool(words & _TELLING_WORDS) and not words & _PAGE_WORDS


def _prose_length(node: LexborNode) -> int:
    """How many characters of an element are not in links."""
    linked = sum(len(link.text(deep=True).strip()) for link in node.css("a"))
    return len("".join(node.text(deep=True).split())) - linked


def _stands_inside(node: LexborNode, tags: tuple[str, ...]) -> bool:
    parent = node.parent
    while parent is not None:
        if parent.tag in tags:
            return True
        parent = parent.parent
    return False
