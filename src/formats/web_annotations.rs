//! An event as JSON-LD: what its page says (schema.org), and its passages as W3C Web Annotations, each of which points at the words
//! in the source.

use crate::model::{CitationRef, EventIx, Quote};
use crate::pages::{PageContext, event_layout, json_ld_document};
use crate::routes::Route;
use serde_json::{Map, Value, json};

/// The document of an event.
pub fn event_json_ld(site: &PageContext<'_>, ix: EventIx) -> Value {
    let mut nodes = event_layout(*site, ix).json_ld_nodes();
    nodes.extend(annotations(site, ix));
    json_ld_document(&nodes)
}

/// The passages that an event quotes, as an annotation collection of one page (Web Annotation Vocabulary §5.1); `None` if it quotes
/// none.
fn annotations(site: &PageContext<'_>, ix: EventIx) -> Option<Value> {
    let (m, timeline) = (site.messages(), &site.edition.timeline);
    let event = timeline.event(ix);
    let passages: Vec<Value> = (0..)
        .zip(&event.citations)
        .filter_map(|(position, citation)| {
            Some(annotation(site, CitationRef { event: ix, position }, citation.quote()?))
        })
        .collect();
    if passages.is_empty() {
        return None;
    }
    let document = site.base.absolute(Route::EventJsonLd { id: event.id.as_str() });
    Some(json!({
        // The terms of annotations alone: some have other meanings in schema.org.
        "@context": [null, "http://www.w3.org/ns/anno.jsonld"],
        "id": format!("{document}#_annotations"),
        "type": "AnnotationCollection",
        "label": m.text().annotations_label(&*event.title),
        "total": passages.len(),
        "first": {
            "id": format!("{document}#_annotation-page"),
            "type": "AnnotationPage",
            "partOf": format!("{document}#_annotations"),
            "startIndex": 0,
            "items": passages,
        },
    }))
}

/// A passage: the event is said of the words in the source.
fn annotation(site: &PageContext<'_>, at: CitationRef, quote: &Quote) -> Value {
    let timeline = &site.edition.timeline;
    let event = site.base.absolute(timeline.event_path(at.event));
    let read_in = timeline.citation(at).read_in();
    let source = timeline.source(read_in);
    let address = source.url.clone().unwrap_or_else(|| site.base.absolute(timeline.source_path(read_in)));
    let selector =
        [("exact", Some(&quote.exact)), ("prefix", quote.prefix.as_ref()), ("suffix", quote.suffix.as_ref())];
    let mut selector: Map<_, _> =
        selector.into_iter().filter_map(|(key, text)| Some((key.to_owned(), json!(text?)))).collect();
    selector.insert("type".to_owned(), json!("TextQuoteSelector"));
    let mut bodies = vec![json!(event)];
    bodies.extend(quote.translation.as_ref().map(|translation| {
        json!({
            "type": "TextualBody",
            "value": translation,
            "language": timeline.about.language,
            "format": "text/plain",
            "purpose": "describing",
        })
    }));
    let document = Route::EventJsonLd { id: timeline.event(at.event).id.as_str() }.path();
    json!({
        "id": site.base.absolute(document.with_fragment(timeline.citation(at).id.as_str())),
        "type": "Annotation",
        "motivation": "linking",
        "body": bodies,
        "target": { "source": address, "selector": selector },
    })
}
