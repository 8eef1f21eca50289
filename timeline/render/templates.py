"""The doorway to jinja2: templates compiled once, strict about names, with every error at its file and line."""

import traceback
from collections.abc import Mapping

from jinja2 import BaseLoader, Environment, StrictUndefined, TemplateError, TemplateNotFound, TemplateSyntaxError
from markupsafe import Markup

from timeline.model.problem import Place, Problem, error, nearest
from timeline.model.theme import Template, Theme
from timeline.render.paths import url


class Shelf(BaseLoader):
    """Templates from a mapping; jinja compiles each but once, as none ever changes."""

    def __init__(self, templates: Mapping[str, Template]) -> None:
        self.templates = templates

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, None]:
        found = self.templates.get(template)
        if found is None:
            raise TemplateNotFound(template, f'there is no template "{template}"')
        return found.text, found.path, None


class BadTemplateError(Exception):
    """A template that cannot be rendered, as the problem to tell."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


class Templates:
    """The templates of a theme. They see frozen values alone."""

    def __init__(self, theme: Theme, shared: Mapping[str, object]) -> None:
        self.theme = theme
        self.environment = Environment(
            loader=Shelf(theme.templates),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            cache_size=-1,
        )
        self.environment.globals = dict(shared)
        self.environment.filters["safe_url"] = url
        self.environment.filters["trusted"] = Markup

    def render(self, name: str, **values: object) -> str:
        """One page. Raises BadTemplateError."""
        try:
            return self.environment.get_template(name).render(**values)
        except TemplateSyntaxError as wrong:
            path = wrong.filename or self._path(wrong.name or name)
            raise BadTemplateError(error(Place(path, wrong.lineno), wrong.message or "syntax error")) from wrong
        except TemplateNotFound as wrong:
            missing = str(wrong.name)
            hint = nearest(missing, list(self.theme.templates))
            raise BadTemplateError(
                error(self._where(wrong, name), f'there is no template "{missing}"', hint)
            ) from wrong
        except (TemplateError, ArithmeticError, LookupError, TypeError, ValueError, AttributeError) as wrong:
            raise BadTemplateError(error(self._where(wrong, name), str(wrong))) from wrong

    def _path(self, name: str) -> str:
        found = self.theme.templates.get(name)
        return found.path if found else name

    def _where(self, wrong: BaseException, name: str) -> Place:
        """The innermost line of a template in the traceback, which jinja rewrites to template files."""
        paths = {template.path for template in self.theme.templates.values()}
        frames = [f for f in traceback.extract_tb(wrong.__traceback__) if f.filename in paths]
        return Place(frames[-1].filename, frames[-1].lineno or 0) if frames else Place(self._path(name))
