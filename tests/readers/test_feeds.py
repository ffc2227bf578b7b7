"""feedparser reads the feeds, as readers of feeds do."""

import feedparser

FILTERS = ["", "?actor=china", "?from=1990"]


def test_the_atom_feed_has_the_last_changes_newest_first(site):
    for query in FILTERS:
        kind, text = site.get("/changes.atom" + query)
        assert kind == "application/atom+xml"
        feed = feedparser.parse(text, sanitize_html=False)
        assert not feed.bozo, feed.get("bozo_exception")
        assert feed.version == "atom10"
        assert feed.feed.id and feed.feed.title and feed.feed.updated_parsed
        assert any(link.rel == "self" for link in feed.feed.links)
        assert feed.entries
        for entry in feed.entries:
            assert entry.id and entry.title and entry.updated_parsed and entry.summary
            assert entry.link.startswith(site.url + "/events/")
        ids = [entry.id for entry in feed.entries]
        assert len(set(ids)) == len(ids)
        times = [entry.updated_parsed for entry in feed.entries]
        assert times == sorted(times, reverse=True)


def test_the_json_feed_has_the_same_entries_and_what_version_1_1_requires(site):
    for query in FILTERS:
        kind, _ = site.get("/changes.json" + query)
        assert kind == "application/feed+json"
        feed = site.json("/changes.json" + query)
        assert feed["version"] == "https://jsonfeed.org/version/1.1"
        assert feed["title"] and feed["feed_url"].startswith(site.url) and feed["home_page_url"].startswith(site.url)
        atom = feedparser.parse(site.get("/changes.atom" + query)[1])
        assert [item["url"] for item in feed["items"]] == [entry.link for entry in atom.entries]
        for item in feed["items"]:
            assert item["id"] and item["title"] and (item.get("content_html") or item.get("content_text"))
