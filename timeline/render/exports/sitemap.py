"""`sitemap.xml` and `robots.txt`, where the site's address is known; a sitemap holds no relative ones."""

from collections.abc import Sequence

from timeline.model.site import Site
from timeline.render.exports.text import absolute, escape

MOST = 50_000  # addresses a sitemap may hold (sitemaps.org)
FRONT = "index.html"  # its address is the folder
LEFT_OUT = {"404.html", "embed.html"}
OPENING = '<?xml version="1.0" encoding="UTF-8"?>\n'
NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


def sitemaps(site: Site, pages: Sequence[str]) -> dict[str, bytes]:
    """One sitemap, or an index of several."""
    if not site.settings.url:
        return {"robots.txt": b"User-agent: *\nDisallow:\n"}
    shown = [absolute("" if path == FRONT else path, site) for path in pages if path not in LEFT_OUT]
    parts = [shown[start : start + MOST] for start in range(0, len(shown), MOST)]
    robots = f"User-agent: *\nDisallow:\n\nSitemap: {absolute('sitemap.xml', site)}\n".encode()
    if len(parts) < 2:
        return {"robots.txt": robots, "sitemap.xml": urlset(shown)}
    files = {f"sitemap-{number}.xml": urlset(part) for number, part in enumerate(parts, 1)}
    listed = "".join(f"<sitemap><loc>{escape(absolute(name, site))}</loc></sitemap>\n" for name in files)
    index = f"{OPENING}<sitemapindex {NAMESPACE}>\n{listed}</sitemapindex>\n".encode()
    return {"robots.txt": robots, "sitemap.xml": index, **files}


def urlset(addresses: Sequence[str]) -> bytes:
    listed = "".join(f"<url><loc>{escape(address)}</loc></url>\n" for address in addresses)
    return f"{OPENING}<urlset {NAMESPACE}>\n{listed}</urlset>\n".encode()
