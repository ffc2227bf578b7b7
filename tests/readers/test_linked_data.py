"""PyLD, a JSON-LD processor, reads the linked data of pages and of events."""

import re
from urllib.parse import urlsplit

from pyld import jsonld

# The contexts of the two vocabularies are not to be had without a network. These say the same of what is used here: a term of
# schema.org is its name, and the terms of Web Annotations that hold addresses.
CONTEXTS = {
    "https://schema.org": {"@vocab": "http://schema.org/", "id": "@id", "type": "@type", "url": {"@type": "@id"}, "sameAs": {"@type": "@id"}},
    "http://www.w3.org/ns/anno.jsonld": {
        "@vocab": "http://www.w3.org/ns/oa#",
        "id": "@id",
        "type": "@type",
        "source": {"@id": "http://www.w3.org/ns/oa#hasSource", "@type": "@id"},
        "target": {"@id": "http://www.w3.org/ns/oa#hasTarget", "@type": "@id"},
        "body": {"@id": "http://www.w3.org/ns/oa#hasBody", "@type": "@id"},
        "selector": {"@id": "http://www.w3.org/ns/oa#hasSelector", "@type": "@id"},
    },
}
SCHEMA = "http://schema.org/"
OA = "http://www.w3.org/ns/oa#"
TREATY = "/events/1950-sino-soviet-treaty"


def load(url, _options):
    return {"document": {"@context": CONTEXTS[url.rstrip("/")]}, "documentUrl": url, "contextUrl": None}


def nodes(document):
    """All nodes of a document, by type."""
    found = {}
    graph = jsonld.flatten(document, options={"documentLoader": load})
    for node in graph:
        for kind in node.get("@type", []):
            found.setdefault(kind, []).append(node)
    return found


def embedded(site, path):
    """The nodes of all JSON-LD in a page."""
    import json

    page = site.get(path)[1].decode()
    blocks = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    assert blocks, path
    found = {}
    for block in blocks:
        for kind, some in nodes(json.loads(block)).items():
            found.setdefault(kind, []).extend(some)
    return found


def value(node, term):
    return node[SCHEMA + term][0].get("@value") or node[SCHEMA + term][0]["@id"]


def test_every_kind_of_page_says_where_it_is(site):
    for path in ["/actors", "/actors/china", "/people/joseph-stalin", "/sources", "/threads", "/voices/china", "/about", TREATY]:
        found = embedded(site, path)
        [trail] = found[SCHEMA + "BreadcrumbList"]
        assert trail[SCHEMA + "itemListElement"], path


def test_an_event_has_its_date_its_sources_and_its_passages(site):
    found = embedded(site, TREATY)
    [event] = found[SCHEMA + "Event"]
    assert value(event, "startDate") == "1950-02-14"
    assert value(event, "name")
    assert len(found[SCHEMA + "Quotation"]) > 1
    works = [node for kind in found for node in found[kind] if SCHEMA + "citation" in node]
    assert works


def test_actors_and_people_have_types_of_schema_org(site):
    assert embedded(site, "/actors/china").keys() & {SCHEMA + "Country", SCHEMA + "Organization"}
    assert SCHEMA + "Person" in embedded(site, "/people/joseph-stalin")


def test_the_timeline_is_a_dataset_whose_files_are_there(site):
    [dataset] = embedded(site, "/about")[SCHEMA + "Dataset"]
    assert value(dataset, "name")
    downloads = embedded(site, "/about")[SCHEMA + "DataDownload"]
    assert downloads
    for download in downloads:
        address = urlsplit(value(download, "contentUrl"))
        kind, data = site.get(address.path)
        assert kind == value(download, "encodingFormat") and data


def test_passages_are_web_annotations_with_their_words(site):
    document = site.json(TREATY + ".jsonld")
    found = nodes(document)
    quoted = [citation["quote"] for citation in site.json(TREATY + ".json")["citations"] if citation.get("quote")]
    words = [node[OA + "exact"][0]["@value"] for node in found[OA + "TextQuoteSelector"]]
    assert sorted(words) == sorted(quoted)
    assert len(found[OA + "Annotation"]) == len(quoted)
