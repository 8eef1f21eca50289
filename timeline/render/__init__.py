"""From a site and a theme to the bytes of every file to publish."""

from timeline.model.problem import Problem
from timeline.model.site import Site
from timeline.model.theme import Theme
from timeline.render.exports import exports
from timeline.render.plan import Page, make_plan, pages
from timeline.render.renderer import Renderer
from timeline.render.templates import BadTemplateError

__all__ = ["BadTemplateError", "Page", "Renderer", "make_plan", "pages", "render"]


def render(site: Site, theme: Theme) -> tuple[dict[str, bytes], tuple[Problem, ...]]:
    """Every file by its path in the site, sorted. A template's trouble is told once, however many pages it spoils."""
    renderer = Renderer.of(site, theme)
    files = dict(renderer.bundle.files)
    problems: dict[Problem, None] = dict.fromkeys(renderer.problems)
    plan = make_plan(site, theme)
    planned = tuple(pages(site, plan))
    for page in planned:
        try:
            files[page.path] = renderer.page(page)
        except BadTemplateError as trouble:
            problems[trouble.problem] = None
    files |= exports(site, plan, [page.path for page in planned])
    return dict(sorted(files.items())), tuple(problems)
