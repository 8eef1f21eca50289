"""JSON-LD (schema.org), so that search engines know an event from an article."""

import json
from typing import Any

from timeline.render.paths import url
from timeline.render.views import ArticleView, EventPageView, EventView, SiteView, TimelineView

CONTEXT = "https://schema.org"


def structured(view: object, site: SiteView, canonical: str, image: str = "") -> str:
    """JSON for a script element, or nothing."""
    found = data_of(view, site)
    if not found:
        return ""
    about = (
        {"@context": CONTEXT} | found | ({"image": image} if image else {}) | ({"url": canonical} if canonical else {})
    )
    return script_safe(json.dumps(about, ensure_ascii=False, separators=(",", ":")))


def script_safe(text: str) -> str:
    """JSON that cannot close the script element that it stands in."""
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def data_of(view: object, site: SiteView) -> dict[str, Any]:
    if isinstance(view, EventPageView):
        return event_data(view.event, site)
    if isinstance(view, ArticleView):
        return article_data(view)
    if isinstance(view, TimelineView):
        return {"@type": "WebSite", "name": site.title, "description": site.description, "inLanguage": site.language}
    return {}


def event_data(event: EventView, site: SiteView) -> dict[str, Any]:
    found: dict[str, Any] = {"@type": "Event", "name": event.title, "description": event.text}
    if event.date.earliest:
        found["startDate"] = event.date.earliest
    if event.date.latest:
        found["endDate"] = event.date.latest
    if event.status == "planned":
        found["eventStatus"] = f"{CONTEXT}/EventScheduled"
    found["subjectOf"] = [
        {"@type": "NewsArticle", "headline": source.title, "datePublished": source.published.earliest}
        | ({"url": f"{site.url}/{url(source.path)}"} if site.url else {})
        for source in event.sources
    ]
    return found


def article_data(article: ArticleView) -> dict[str, Any]:
    found: dict[str, Any] = {
        "@type": "NewsArticle",
        "headline": article.title,
        "datePublished": article.published.datetime or article.published.earliest,
        "inLanguage": article.language,
    }
    if article.authors:
        found["author"] = [{"@type": "Person", "name": name} for name in article.authors]
    if article.source.name:
        found["publisher"] = {"@type": "Organization", "name": article.source.name}
    if article.license.url:
        found["license"] = article.license.url
    if article.tags:
        found["keywords"] = [tag.text for tag in article.tags]
    return found
