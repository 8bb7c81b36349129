"""The page for an address that does not exist, where the book does not know its own address."""

from callbook import words
from callbook.editions import markup
from callbook.model import Site


def page(site: Site) -> str:
    """A page that works at any depth below any folder, by itself.

    A host shows it under whatever address was asked for, so that it can neither use relative
    links nor, without an address in sources/site.yml, absolute ones: it looks for the book.
    """
    said = words.load(site.language)
    return markup.fill(
        "404.html.j2",
        language=said.language,
        site=site.title,
        title=said.plain("not_found_title"),
        explanation=said.plain("not_found_explanation"),
        home=said.plain("not_found_home"),
        all=said.plain("not_found_all"),
        without_script=said.plain("not_found_without_script"),
    )
