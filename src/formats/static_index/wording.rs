//! The texts that a static copy shows: patterns in which `{0}` and `{1}` stand for what the script puts there. One that depends
//! on a number is a list, with a pattern for each plural class.

use crate::model::Timeline;
use crate::pages::labels;
use crate::query::{Edition, EventSort, Facet, LaneGrouping, MAX_QUERY_CHARS};
use serde::Serialize;
use serde_json::{Map, Value, json};

/// Plural forms depend on the last two digits of a number, beyond those that have a form of their own.
const NUMBERS: usize = 200;

#[derive(Serialize)]
pub struct Wording {
    /// The plural class of each number below [`NUMBERS`], as a digit. A larger number has that of 100 and its last two digits.
    plural: String,
    text: Map<String, Value>,
}

impl Wording {
    pub fn new(edition: &Edition) -> Self {
        let (t, a, b) = (edition.messages.text(), "{0}", "{1}");
        let forms: [(&str, &dyn Fn(usize) -> String); 6] = [
            ("events", &|n| t.events(n, a)),
            ("chosenEvents", &|n| t.chosen_events(n, a)),
            ("windowCertainty", &|n| t.window_certainty(n, a, b)),
            ("windowOnlyPossible", &|n| t.window_only_possible(n, a)),
            ("foundInMore", &|n| t.match_found_in_more(n, a, b)),
            ("references", &|n| t.references(n, a)),
        ];
        let mut classes: Vec<Vec<String>> = Vec::new();
        let class_of = |n: usize| {
            let own: Vec<String> = forms.iter().map(|(_, form)| form(n)).collect();
            classes.iter().position(|known| *known == own).unwrap_or_else(|| {
                classes.push(own);
                classes.len() - 1
            })
        };
        // No language has more than six.
        let plural = (0..NUMBERS).map(class_of).map(|class| class.to_string()).collect();
        let counted = |n: usize| classes.iter().map(|forms| forms[n].clone()).collect::<Vec<_>>();
        let mut text: Map<String, Value> =
            (0..).zip(&forms).map(|(n, (key, _))| ((*key).to_owned(), counted(n).into())).collect();
        for part in [summary(edition), item(edition), filters(edition), chart(edition), dates(edition)] {
            if let Value::Object(part) = part {
                text.extend(part);
            }
        }
        Self { plural, text }
    }
}

/// The summary of a list.
fn summary(edition: &Edition) -> Value {
    let m = edition.messages;
    let (t, a, b, c) = (m.text(), "{0}", "{1}", "{2}");
    let instead = t.did_you_mean_instead();
    json!({
        "parts": t.parts(a, b),
        "comma": t.comma_separator(),
        "quoted": t.quoted(a),
        "shownOf": t.shown_of(a, b, c),
        "shownBriefly": t.shown_briefly(a, b),
        "description": t.filtered_description(a, b),
        "filters": t.filters_title(),
        "filtersActive": t.filters_active(a),
        "show": t.show_found(a),
        "activeFilters": t.active_filters(),
        "remove": t.remove_filter(),
        "clearAll": t.clear_all(),
        "compare": t.compare_view(),
        "cite": t.cite_view(),
        "order": t.list_order(),
        "sortBy": t.sort_by(),
        "orders": EventSort::ALL.map(|order| labels::order(m, order)),
        "noResultsFor": t.no_results_for(a),
        "instead": [instead.s0, instead.s1],
        "leftOut": t.search_left_out(a),
        "nothing": t.nothing_matches(),
        "coverage": labels::coverage(edition),
        "removeOne": t.remove_one_condition(),
        "without": t.without_condition(a),
        "eachAlone": t.each_condition_alone(),
        "seeAll": t.see_all_events(),
        "pages": t.pages_navigation(),
        "pageOf": t.page_of(a, b),
        "previous": t.previous_page(),
        "next": t.next_page(),
        "showsAll": t.copy_shows_all(),
    })
}

/// An event in a list.
fn item(edition: &Edition) -> Value {
    let (t, a, b) = (edition.messages.text(), "{0}", "{1}");
    let quotes = t.quotation_marks();
    json!({
        "quotes": [quotes.s0, quotes.s1],
        "possibly": t.possibly_in_window(),
        "about": t.about_actors(a),
        "quotedOf": t.references_quoted(a, b),
        "foundIn": t.match_found_in(a),
        "fieldSeparator": t.field_separator(),
        // By the class of a text.
        "fields": {
            "title": t.field_title(),
            "t": t.field_original_title(a),
            "o": t.field_official_title(),
            "label": t.field_label(),
            "date": t.field_date(),
            "place": t.field_place(),
            "actor": t.field_actor(),
            "person": t.field_person(),
            "summary": t.field_summary(),
            "x": t.field_text(),
            "q": t.field_quotation(a),
            "r": t.field_translation(a),
            "p": t.field_paraphrase(a),
            "n": t.field_note(),
            "source": t.field_source(),
        },
    })
}

/// Dates of windows in words.
fn dates(edition: &Edition) -> Value {
    let m = edition.messages;
    let (t, a, b, c, d, e) = (m.text(), "{0}", "{1}", "{2}", "{3}", "{4}");
    let examples = m.or(&labels::date_examples(m, &edition.timeline));
    json!({
        "months": (1..=12).map(|month| m.month(month)).collect::<Vec<_>>(),
        "shortMonths": (1..=12).map(|month| m.short_month(month)).collect::<Vec<_>>(),
        "day": t.date_day(a, b, c),
        "month": t.date_month(a, b),
        "ce": t.year_ce(a),
        "bce": t.year_bce(a),
        "years": t.years(a, b),
        "yearsCe": t.years_ce(a, b),
        "yearsBce": t.years_bce(a, b),
        "decade": t.decade(a),
        "approximate": t.date_approximate(a),
        "compact": t.interval_compact(a, b),
        "interval": t.interval(a, b),
        "ofSpans": t.interval_of_spans(a, b),
        "monthsOf": t.interval_months(a, b, c),
        "daysOf": t.interval_days(a, b, c, d),
        "daysOfMonths": t.interval_days_of_months(a, b, c, d, e),
        "invalidDate": t.problem_with_advice(t.problem_invalid_date(a, b), t.problem_write(examples)),
    })
}

/// The conditions of a filter, its form, and what is wrong with a query.
fn filters(edition: &Edition) -> Value {
    let (m, timeline): (_, &Timeline) = (edition.messages, &edition.timeline);
    let (t, a, b) = (m.text(), "{0}", "{1}");
    json!({
        "separator": t.condition_separator(),
        "allActors": t.condition_all_actors(),
        "aboutActors": t.condition_about(),
        "significances": [t.condition_significance(a), t.condition_major_events(), t.condition_key_events()],
        "from": t.condition_from(a),
        "to": t.condition_to(a),
        // A chip, then a part of a sentence.
        "chip": { "voice": t.conditions_voice(a), "source": t.condition_source(a), "language": t.condition_language(a) },
        "phrase": {
            "about": t.conditions_actors_about(a),
            "person": t.conditions_person(a),
            "voice": t.conditions_voice(a),
            "source": t.conditions_source(a),
            "language": t.conditions_language(a),
        },
        "clear": t.clear_facet(),
        "showAll": t.show_all_values(a),
        "match": t.match_mode(),
        "any": t.match_any(),
        "all": t.match_all(),
        "includeConcerned": t.include_concerned(),
        "succession": labels::succession(m, timeline),
        "unknown": Facet::ALL.map(|facet| labels::unknown_value(m, facet, a)),
        "unknownEvent": t.problem_unknown_event(a),
        "reversed": t.problem_window_reversed(),
        "invalidSignificance": t.problem_invalid_significance(a),
        "invalidSort": t.problem_invalid_value(a, "sort", m.or(&EventSort::ALL.map(EventSort::as_str))),
        "invalidLanes": t.problem_invalid_value(a, "lanes", m.or(&LaneGrouping::ALL.map(LaneGrouping::as_str))),
        "noWords": t.problem_no_words(a),
        "longText": t.problem_long_text(m.number(MAX_QUERY_CHARS)),
        "suggestions": {
            "year": t.suggestion_year(a),
            "period": t.suggestion_period(a),
            "era": t.suggestion_era(a),
            "actor": t.suggestion_actor(),
            "person": t.suggestion_person(),
        },
        "pageNumber": t.problem_page_number(b),
    })
}

/// The chart.
fn chart(edition: &Edition) -> Value {
    let m = edition.messages;
    let (t, a, b, c, d) = (m.text(), "{0}", "{1}", "{2}", "{3}");
    json!({
        "key": t.significance_key(a),
        "major": t.significance_major(a),
        "every": t.significance_all(a),
        "significance": t.significance_title(),
        "fit": t.fit_to_results(),
        "emptyWindow": t.plot_empty_window(a),
        "emptyFilter": t.plot_empty_filter(a),
        "removeFilter": t.remove_this_filter(),
        "previousEvent": t.previous_event_at(a),
        "nextEvent": t.next_event_at(a),
        "chartName": t.chart_name(a, b),
        "chartSummary": t.chart_summary(a, b, c),
        "laneCount": t.chart_summary_lane(a, b),
        "laneName": t.lane_name(a, b),
        "markName": t.mark_name(a, b),
        "markOf": t.mark_name_with_actors(a, b, c),
        "blockName": t.block_name(a, b, c, d),
        "eraName": t.era_name(a),
        "moreEras": t.more_eras(),
    })
}
