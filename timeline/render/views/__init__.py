"""What templates see: frozen values with everything decided, so that a template only has to set it.

`docs/themes.md` documents every one of these, and a test holds it. Addresses are paths from the root of the site;
a template writes `{{ page.root }}{{ link.path }}`, so that pages work from a disk, under a sub-path and offline.
Text is plain and escaped by the template, save where a field says `html`.
"""

from timeline.render.views.articles import ArticleView, ContextView, NoteView
from timeline.render.views.dates import DateView
from timeline.render.views.events import EntryView, EventPageView, EventView, QuoteView, SourceView
from timeline.render.views.links import AlternateView, CreditView, LinkView
from timeline.render.views.lists import AboutView, CountView, ItemView, PublisherView, SourcesView, TagsView, TagView
from timeline.render.views.pages import EmptyView, PageView, SiteView
from timeline.render.views.timeline import BarView, ChoiceView, DayView, FiltersView, PeriodView, TimelineView

__all__ = [
    "AboutView",
    "AlternateView",
    "ArticleView",
    "BarView",
    "ChoiceView",
    "ContextView",
    "CountView",
    "CreditView",
    "DateView",
    "DayView",
    "EmptyView",
    "EntryView",
    "EventPageView",
    "EventView",
    "FiltersView",
    "ItemView",
    "LinkView",
    "NoteView",
    "PageView",
    "PeriodView",
    "PublisherView",
    "QuoteView",
    "SiteView",
    "SourceView",
    "SourcesView",
    "TagView",
    "TagsView",
    "TimelineView",
]
