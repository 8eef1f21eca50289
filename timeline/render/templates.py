"""The doorway to jinja2: templates compiled once, strict about names, with every error at its file and line.

Each template is compiled twice, as jinja does it and for speed. The quick form differs in two things: it takes
attributes as Python does, and escapes without making a `Markup` of each piece. Where it stumbles (over a name that is
not there, which a template may well ask for with `is defined`) the careful form has the word, also on what is wrong.
"""

import traceback
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from functools import partial
from keyword import iskeyword
from types import CodeType
from typing import Any

import markupsafe
from jinja2 import (
    BaseLoader,
    Environment,
    StrictUndefined,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
    UndefinedError,
    nodes,
)
from jinja2 import Template as Compiled
from jinja2.bccache import Bucket, BytecodeCache
from jinja2.compiler import CodeGenerator, Frame
from jinja2.runtime import Context, Macro
from jinja2.utils import missing
from markupsafe import Markup, escape

from timeline.model.problem import Place, Problem, error, nearest
from timeline.model.theme import Template, Theme
from timeline.render.mistakes import failed, missing_name, missing_part, unknown_word
from timeline.render.names import Names
from timeline.render.paths import url

ESCAPED = getattr(markupsafe, "_escape_inner", escape)  # text to text, in C; of older versions `escape` itself is
TAGS = ["block", "call", "extends", "filter", "for", "from", "if", "import", "include", "macro", "raw", "set", "with"]
TAGS += ["elif", "else", *(f"end{tag}" for tag in TAGS)]


class NoSuchNameError(UndefinedError):
    """A name that nobody gave; `whole` is what it was looked for in."""

    def __init__(self, message: str | None = None, *, whole: object = missing, name: object = "") -> None:
        super().__init__(message)
        self.whole, self.name = whole, name


class Missing(StrictUndefined):
    """Fails at any use, and remembers what was looked for and where."""

    __slots__ = ()

    def __init__(
        self,
        hint: str | None = None,
        obj: Any = missing,
        name: str | None = None,
        exc: Callable[..., Any] | None = None,
    ) -> None:
        super().__init__(hint, obj, name, exc or partial(NoSuchNameError, whole=obj, name=name))  # type: ignore[arg-type]


class Shelf(BaseLoader):
    """Templates from a mapping; jinja compiles each but once, as none ever changes."""

    def __init__(self, templates: Mapping[str, Template]) -> None:
        self.templates = templates

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, None]:
        found = self.templates.get(template)
        if found is None:
            raise TemplateNotFound(template, f'there is no template "{template}"')
        return found.text, found.path, None


class QuickGenerator(CodeGenerator):
    """Writes `view.title` where jinja writes a call that looks for an attribute, then for an item."""

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802
        if not node.attr.isidentifier() or iskeyword(node.attr):
            super().visit_Getattr(node, frame)
            return
        self.write("(")
        self.visit(node.node, frame)
        self.write(f").{node.attr}")


class QuickTemplate(Compiled):
    """A template whose output is escaped by `quick_escape`."""

    @classmethod
    def from_code(cls, environment: Environment, code: CodeType, *rest: Any) -> Compiled:
        template = super().from_code(environment, code, *rest)
        template.root_render_func.__globals__["escape"] = quick_escape
        return template


class QuickContext(Context):
    """Calls a macro at once; anything else may want to be handed its context, or the variables around the call."""

    def call(self, called: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        if type(called) is not Macro:
            return super().call(called, *args, **kwargs)
        kwargs.pop("_loop_vars", None)
        kwargs.pop("_block_vars", None)
        return called(*args, **kwargs)


class QuickEnvironment(Environment):
    code_generator_class = QuickGenerator
    context_class = QuickContext
    template_class = QuickTemplate


def quick_escape(value: Any) -> str:
    """What jinja's `escape` gives, as plain text that is written next and looked at no more."""
    kind = type(value)
    if kind is str:
        return ESCAPED(value)
    return value if kind is Markup else escape(value)


def environment_of(
    kind: type[Environment], theme: Theme, shared: Mapping[str, object], number: Callable[[int], str]
) -> Environment:
    environment = kind(
        loader=Shelf(theme.templates),
        autoescape=True,
        undefined=Missing,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        cache_size=-1,
        bytecode_cache=CODES[kind],
    )
    environment.globals = dict(shared)
    environment.filters["safe_url"] = url
    environment.filters["trusted"] = Markup
    environment.filters["number"] = number
    return environment


class Codes(BytecodeCache):
    """What templates compile to, by their text: a site that is being written is rendered again and again."""

    def __init__(self) -> None:
        self.known: dict[tuple[str, str], CodeType] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self.known.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        if bucket.code:
            self.known[bucket.key, bucket.checksum] = bucket.code


CODES: Mapping[type[Environment], Codes] = {Environment: Codes(), QuickEnvironment: Codes()}


class BadTemplateError(Exception):
    """A template that cannot be rendered, as the problem to tell."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


class Templates:
    """The templates of a theme. They see frozen values alone."""

    def __init__(self, theme: Theme, shared: Mapping[str, object], number: Callable[[int], str]) -> None:
        self.theme = theme
        self.careful = environment_of(Environment, theme, shared, number)
        quick = {name: Names(value) if isinstance(value, Mapping) else value for name, value in shared.items()}
        self.quick = environment_of(QuickEnvironment, theme, quick, number)
        self.stumbled: set[str] = set()  # templates that want the careful form
        self.known = {"filters": self.careful.filters, "tests": self.careful.tests, "tags": TAGS}

    def get_ready(self, names: Iterable[str]) -> None:
        """Compile templates now; what is wrong with one is told when a page is rendered with it."""
        for name in names:
            with suppress(TemplateError):
                self.quick.get_template(name)

    def render(self, name: str, **values: object) -> str:
        """One page. Raises BadTemplateError."""
        if name not in self.stumbled:
            try:
                return self.quick.get_template(name).render(**values)
            except Exception:
                self.stumbled.add(name)
        return self._render_carefully(name, values)

    def _render_carefully(self, name: str, values: Mapping[str, object]) -> str:
        try:
            return self.careful.get_template(name).render(**values)
        except TemplateSyntaxError as wrong:
            path = wrong.filename or self._path(wrong.name or name)
            said = unknown_word(wrong.message or "syntax error", self.known)
            raise BadTemplateError(error(Place(path, wrong.lineno), *said)) from wrong
        except TemplateNotFound as wrong:
            hint = nearest(str(wrong.name), list(self.theme.templates))
            told = error(self._where(wrong, name), f'there is no template "{wrong.name}"', hint)
            raise BadTemplateError(told) from wrong
        except NoSuchNameError as wrong:
            place = self._where(wrong, name)
            if wrong.whole is missing:
                said = missing_name(str(wrong.name), {*self.careful.globals, *values, *self._given(place)})
            else:
                said = missing_part(wrong.whole, wrong.name)
            raise BadTemplateError(error(place, *said)) from wrong
        except (TemplateError, ArithmeticError, LookupError, TypeError, ValueError, AttributeError) as wrong:
            raise BadTemplateError(error(self._where(wrong, name), *failed(wrong, self.known))) from wrong

    def _given(self, place: Place) -> set[str]:
        """The names that a template gives itself: of loops, macros, imports and `set`."""
        text = next(template.text for template in self.theme.templates.values() if template.path == place.path)
        tree = self.careful.parse(text)
        names = {node.name for node in tree.find_all(nodes.Name) if node.ctx in ("store", "param")}
        names |= {node.name for node in tree.find_all(nodes.Macro)}
        names |= {node.target for node in tree.find_all(nodes.Import)}
        taken = [entry for node in tree.find_all(nodes.FromImport) for entry in node.names]
        return names | {entry if isinstance(entry, str) else entry[1] for entry in taken}

    def _path(self, name: str) -> str:
        found = self.theme.templates.get(name)
        return found.path if found else name

    def _where(self, wrong: BaseException, name: str) -> Place:
        """The innermost line of a template in the traceback, which jinja rewrites to template files."""
        paths = {template.path for template in self.theme.templates.values()}
        frames = [f for f in traceback.extract_tb(wrong.__traceback__) if f.filename in paths]
        return Place(frames[-1].filename, frames[-1].lineno or 0) if frames else Place(self._path(name))
