//! The description of the API: OpenAPI 3.1, made from the route table, the parameters that requests are read with, and the
//! types that are written. Its texts are English, as is the documentation.

use super::list::{List, field_names};
use super::{ChartRecord, ComparedRecord, FacetRecord, SearchList, SearchRecord, TimelineRecord};
use crate::chart::PLOT_WIDTHS;
use crate::formats::{ActorRecord, EraRecord, EventRecord, PersonRecord, RelationRecord, SourceRecord, ThreadRecord};
use crate::model::EventIx;
use crate::pages::PageContext;
use crate::query::{
    ComparedSide, DEFAULT_LIMIT, Endpoint, Facet, FacetKey, MAX_LIMIT, MAX_QUERY_CHARS, MAX_SIDES, OwnParameter,
    SourceFacet, ViewKind, parameter_words as words,
};
use crate::routes::{Route, RoutePattern};
use serde_json::json;
use std::collections::BTreeMap;
use utoipa::openapi::header::HeaderBuilder;
use utoipa::openapi::path::{
    HttpMethod, Operation, OperationBuilder, ParameterBuilder, ParameterIn, ParameterStyle, PathItem,
};
use utoipa::openapi::schema::{Array, ArrayBuilder, ComponentsBuilder, ObjectBuilder, Schema, Type};
use utoipa::openapi::{
    ContentBuilder, InfoBuilder, LicenseBuilder, OpenApi, OpenApiBuilder, PathsBuilder, Ref, RefOr, Required, Response,
    ResponseBuilder, ServerBuilder,
};
use utoipa::{PartialSchema, ToSchema};

/// Ids of records.
const ID: &str = "^[a-z0-9]+(-[a-z0-9]+)*$";

/// More values of a facet than these are not listed.
const MAX_LISTED: usize = 2_000;

/// What a successful answer is: its summary, its schema, and the keys of its items.
struct AnswerSchema {
    summary: &'static str,
    name: &'static str,
    schema: RefOr<Schema>,
    /// The name of the schema whose keys `fields` chooses.
    record: String,
    /// Its keys.
    fields: Vec<String>,
    nested: Vec<(String, RefOr<Schema>)>,
}

/// An error (RFC 9457).
#[derive(ToSchema)]
#[expect(dead_code, reason = "only its schema is used: errors are written by `web/error.rs`")]
struct Problem {
    /// `about:blank`: the status says what kind of problem it is.
    r#type: String,
    title: String,
    status: u16,
    /// What is wrong, and what to do.
    detail: String,
    /// The address that was asked for.
    instance: Option<String>,
    /// The parameter at fault.
    parameter: Option<String>,
    /// What was given.
    value: Option<String>,
    /// Every parameter at fault.
    errors: Option<Vec<ProblemParameter>>,
}

/// What is wrong with a parameter.
#[derive(ToSchema)]
#[expect(dead_code, reason = "as above")]
struct ProblemParameter {
    parameter: String,
    value: String,
    detail: String,
}

/// The description of the API of a site.
pub fn openapi(site: &PageContext<'_>) -> OpenApi {
    let about = &site.edition.timeline.about;
    let mut schemas: BTreeMap<String, RefOr<Schema>> = vocabularies(site);
    let mut records: Vec<String> = Vec::new();
    let mut paths = PathsBuilder::new();
    for endpoint in Endpoint::ALL {
        let answer = answer(endpoint.pattern);
        let operation = operation(endpoint, &answer);
        paths = paths.path(endpoint.pattern.as_str(), PathItem::new(HttpMethod::Get, operation));
        schemas.extend(answer.nested);
        schemas.insert(answer.name.to_owned(), answer.schema);
        records.push(answer.record);
    }
    // With `fields`, no key of a record is certain.
    for name in &records {
        if let Some(RefOr::T(Schema::Object(record))) = schemas.get_mut(name) {
            record.required.clear();
        }
    }
    paths = paths.path(RoutePattern::OpenApi.as_str(), PathItem::new(HttpMethod::Get, own_operation()));
    let mut nested = Vec::new();
    Problem::schemas(&mut nested);
    schemas.extend(nested);
    schemas.insert("Problem".to_owned(), Problem::schema());
    let components = ComponentsBuilder::new().schemas_from_iter(schemas).build();
    let licence = about.licence.as_ref().map(|licence| LicenseBuilder::new().name(licence).build());
    let info = InfoBuilder::new()
        .title(&about.title)
        .version(site.edition.data_version())
        .description(Some(format!(
            "The data of {}. Names are those of the data format; `version` is that of the data. Errors are problem details (RFC 9457).",
            about.title
        )))
        .license(licence)
        .build();
    let root = site.base.absolute(Route::Timeline);
    let server = ServerBuilder::new().url(root.trim_end_matches('/')).build();
    OpenApiBuilder::new().info(info).servers(Some([server])).paths(paths.build()).components(Some(components)).build()
}

fn operation(endpoint: &Endpoint, answer: &AnswerSchema) -> Operation {
    let pattern = endpoint.pattern;
    let is_record = pattern.as_str().contains('{');
    let mut operation = OperationBuilder::new().operation_id(Some(operation_id(pattern))).summary(Some(answer.summary));
    if is_record {
        let id = ObjectBuilder::new().schema_type(Type::String).pattern(Some(ID));
        let parameter = ParameterBuilder::new().name("id").parameter_in(ParameterIn::Path).required(Required::True);
        operation = operation.parameter(parameter.description(Some("The id of the record.")).schema(Some(id)));
    }
    for key in endpoint.view_keys() {
        let (schema, description) = view_parameter(endpoint.view, key);
        let is_required = pattern == RoutePattern::ApiSearch && key == "q" || key == "side";
        operation = operation.parameter(query_parameter(key, schema, &description, is_required));
    }
    for own in endpoint.own {
        let (schema, description) = own_parameter(*own, &answer.fields);
        operation = operation.parameter(query_parameter(own.key(), schema, &description, false));
    }
    let mut found = ResponseBuilder::new()
        .description(answer.summary)
        .content("application/json", ContentBuilder::new().schema(Some(Ref::from_schema_name(answer.name))).build())
        .header("ETag", HeaderBuilder::new().schema(Some(String::schema())).build());
    if endpoint.is_list() {
        found = found.header(
            "Link",
            HeaderBuilder::new()
                .schema(Some(String::schema()))
                .description(Some("The parts of the list: `first`, `prev`, `next` (RFC 8288)."))
                .build(),
        );
    }
    operation = operation
        .response("200", found.build())
        .response("304", ResponseBuilder::new().description("The client has it (`If-None-Match`).").build())
        .response("400", problem("A parameter is unknown or invalid."))
        .response("404", problem("There is nothing at this address."))
        .response("405", problem("The method is neither GET nor HEAD."))
        .response("414", problem("The query is too long."));
    if endpoint.is_list() {
        operation =
            operation.response("409", problem("The cursor is of another list, or of an earlier version of the data."));
    }
    if is_record {
        let moved = HeaderBuilder::new().schema(Some(String::schema())).build();
        operation = operation
            .response(
                "308",
                ResponseBuilder::new().description("The record has another id.").header("Location", moved).build(),
            )
            .response("410", problem("The record was withdrawn."));
    }
    operation.build()
}

/// The operation that answers with this description.
fn own_operation() -> Operation {
    let schema = ObjectBuilder::new().schema_type(Type::Object);
    let found = ResponseBuilder::new()
        .description("This description.")
        .content("application/json", ContentBuilder::new().schema(Some(schema)).build());
    OperationBuilder::new()
        .operation_id(Some("openapi"))
        .summary(Some("The description of the API"))
        .response("200", found.build())
        .response("400", problem("It has no parameters."))
        .response("405", problem("The method is neither GET nor HEAD."))
        .response("414", problem("The query is too long."))
        .build()
}

fn problem(description: &str) -> Response {
    let content = ContentBuilder::new().schema(Some(Ref::from_schema_name("Problem"))).build();
    ResponseBuilder::new().description(description).content("application/problem+json", content).build()
}

/// `/api/v1/events/{id}` is `event`, `/api/v1/events` is `events`.
fn operation_id(pattern: RoutePattern) -> String {
    let name = format!("{pattern:?}");
    name.strip_prefix("Api").unwrap_or(&name).to_lowercase()
}

fn query_parameter(key: &str, schema: RefOr<Schema>, description: &str, required: bool) -> ParameterBuilder {
    let is_list = matches!(&schema, RefOr::T(Schema::Array(_)));
    let parameter = ParameterBuilder::new()
        .name(key)
        .parameter_in(ParameterIn::Query)
        .required(if required { Required::True } else { Required::False })
        .description(Some(description))
        .schema(Some(schema));
    if is_list {
        // Fields are separated by commas, and other parameters are repeated.
        parameter.style(Some(ParameterStyle::Form)).explode(Some(key != OwnParameter::Fields.key()))
    } else {
        parameter
    }
}

fn word(values: Vec<String>) -> ObjectBuilder {
    ObjectBuilder::new().schema_type(Type::String).enum_values(Some(values))
}

fn list_of(item: impl Into<RefOr<Schema>>) -> Array {
    ArrayBuilder::new().items(item.into()).min_items(Some(1)).build()
}

/// A parameter of a page: its schema and its description.
fn view_parameter(view: ViewKind, key: &str) -> (RefOr<Schema>, String) {
    let text = |schema: ObjectBuilder, description: &str| (RefOr::from(schema), description.to_owned());
    if let Some(values) = words(view, key) {
        let description = match key {
            "actors" => "`all`: only events of all chosen actors together.",
            "about" => "`1`: also events that concern the chosen actors.",
            "sort" => "The order.",
            "lanes" => "What the lines of the chart stand for.",
            "view" => "`all`: as the page lists them; it has no effect here.",
            _ => "One or several of these.",
        };
        let is_list = matches!(key, "type" | "claim");
        let schema = if is_list { list_of(word(values)).into() } else { RefOr::from(word(values)) };
        return (schema, description.to_owned());
    }
    match key {
        "q" => text(
            ObjectBuilder::new()
                .schema_type(Type::String)
                .max_length(Some(MAX_QUERY_CHARS))
                .examples([json!("treaty")]),
            "Words that are searched for; \"a phrase\", a beginning*, -without.",
        ),
        "from" | "to" => text(
            ObjectBuilder::new().schema_type(Type::String).examples([json!("1805")]),
            "A day, a month, a year or a decade in EDTF, such as 1805-10-21, 1805-10, 1805, 180X or -0043.",
        ),
        "significance" => text(
            ObjectBuilder::new().schema_type(Type::Integer).minimum(Some(1)).maximum(Some(5)),
            "The least significance.",
        ),
        "event" => (list_of(Ref::from_schema_name(EVENT_ID)).into(), "Events by their ids.".to_owned()),
        "center" => (Ref::from_schema_name(EVENT_ID).into(), "The id of an event at one of their ends.".to_owned()),
        "side" => {
            let schema = ArrayBuilder::new().items(Ref::from_schema_name(SIDE_ID));
            let schema = schema.min_items(Some(2)).max_items(Some(MAX_SIDES)).unique_items(true).build();
            (schema.into(), "Perspectives, actors or people by their ids.".to_owned())
        }
        _ => {
            let schema = Ref::from_schema_name(vocabulary_name(view, key));
            (list_of(schema).into(), format!("Any of these values of the facet “{key}”."))
        }
    }
}

const EVENT_ID: &str = "EventId";
const SIDE_ID: &str = "SideId";

/// The name of the schema of a facet's values.
fn vocabulary_name(view: ViewKind, key: &str) -> String {
    let of = if view == ViewKind::Sources { "SourceFacet" } else { "Facet" };
    format!("{of}{}", crate::messages::capitalize(key))
}

/// The values that parameters have on this edition.
fn vocabularies(site: &PageContext<'_>) -> BTreeMap<String, RefOr<Schema>> {
    let timeline = &site.edition.timeline;
    let event = |at: u32| timeline.event(EventIx(at)).id.to_string();
    let events = (0..).take(timeline.events.len().min(MAX_LISTED + 1)).map(event).collect();
    let sides = ComparedSide::all(timeline).take(MAX_LISTED + 1).map(|side| side.id(timeline).to_owned()).collect();
    let facets = Facet::ALL.into_iter().map(|facet| {
        let values = (0..).take(facet.len(timeline).min(MAX_LISTED + 1));
        let values = values.map(|value| facet.id(timeline, value).to_owned()).collect();
        (vocabulary_name(ViewKind::Events, facet.key()), values)
    });
    let of_sources = SourceFacet::ALL.into_iter().map(|facet| {
        let values = site.edition.sources().ids(facet).iter().take(MAX_LISTED + 1).cloned().collect();
        (vocabulary_name(ViewKind::Sources, facet.key()), values)
    });
    let ids = [(EVENT_ID.to_owned(), events), (SIDE_ID.to_owned(), sides)];
    ids.into_iter().chain(facets).chain(of_sources).map(|(name, values)| (name, listed(values).into())).collect()
}

/// One of these values, if there are not too many to list.
fn listed(values: Vec<String>) -> ObjectBuilder {
    if values.is_empty() || values.len() > MAX_LISTED {
        return ObjectBuilder::new().schema_type(Type::String).min_length(Some(1));
    }
    word(values)
}

/// A parameter of the API alone.
fn own_parameter(own: OwnParameter, fields: &[String]) -> (RefOr<Schema>, String) {
    let whole = || ObjectBuilder::new().schema_type(Type::Integer);
    match own {
        OwnParameter::Limit => (
            whole().minimum(Some(1)).maximum(Some(MAX_LIMIT)).default(Some(json!(DEFAULT_LIMIT))).into(),
            "The most items of the answer; of each facet, the most values.".to_owned(),
        ),
        OwnParameter::Cursor => (
            ObjectBuilder::new().schema_type(Type::String).pattern(Some("^[0-9a-f]{16}-[0-9a-f]{1,8}$")).into(),
            "Where in the list the answer begins: take it from the links of another answer. It is valid for this view and this version of the data.".to_owned(),
        ),
        OwnParameter::Fields => (
            list_of(word(fields.to_vec())).into(),
            "The keys of the records that the answer has, separated by commas; all of them by default.".to_owned(),
        ),
        OwnParameter::Width => (
            whole().minimum(Some(*PLOT_WIDTHS.start())).maximum(Some(*PLOT_WIDTHS.end())).default(Some(json!(960))).into(),
            "The width of the plot in pixels.".to_owned(),
        ),
        OwnParameter::Facet => (
            list_of(word(words(ViewKind::Events, own.key()).unwrap_or_default())).into(),
            "Only these facets.".to_owned(),
        ),
    }
}

/// The answer of an endpoint.
fn answer(pattern: RoutePattern) -> AnswerSchema {
    match pattern {
        RoutePattern::ApiTimeline => record::<TimelineRecord<'_>>("Timeline", "The timeline as a whole"),
        RoutePattern::ApiEvents => {
            list::<EventRecord<'_>>("EventList", "The events of a view, in the order of its page")
        }
        RoutePattern::ApiEvent => record::<EventRecord<'_>>("EventRecord", "An event with its evidence"),
        RoutePattern::ApiActors => list::<ActorRecord<'_>>("ActorList", "All actors"),
        RoutePattern::ApiActor => record::<ActorRecord<'_>>("ActorRecord", "An actor"),
        RoutePattern::ApiPeople => list::<PersonRecord<'_>>("PersonList", "All people"),
        RoutePattern::ApiPerson => record::<PersonRecord<'_>>("PersonRecord", "A person"),
        RoutePattern::ApiEras => list::<EraRecord<'_>>("EraList", "All eras"),
        RoutePattern::ApiEra => record::<EraRecord<'_>>("EraRecord", "An era"),
        RoutePattern::ApiSources => list::<SourceRecord<'_>>("SourceList", "The sources of a view"),
        RoutePattern::ApiSource => record::<SourceRecord<'_>>("SourceRecord", "A source"),
        RoutePattern::ApiThreads => list::<ThreadRecord<'_>>("ThreadList", "All threads"),
        RoutePattern::ApiThread => record::<ThreadRecord<'_>>("ThreadRecord", "A thread"),
        RoutePattern::ApiRelations => {
            list::<RelationRecord<'_>>("RelationList", "Relations with their claimants, doubts and citations")
        }
        RoutePattern::ApiFacets => list::<FacetRecord>("FacetList", "The facets of a view with their counts"),
        RoutePattern::ApiCompare => {
            list::<ComparedRecord<'_>>("ComparedList", "What several sides say about the same events")
        }
        RoutePattern::ApiSearch => {
            let mut answer = item::<SearchRecord>();
            SearchList::<SearchRecord>::schemas(&mut answer.nested);
            let summary = "What a text finds, with excerpts";
            AnswerSchema { name: "SearchList", summary, schema: SearchList::<SearchRecord>::schema(), ..answer }
        }
        _ => AnswerSchema {
            record: String::new(),
            ..record::<ChartRecord>("Chart", "The geometry of the chart of a view")
        },
    }
}

/// A record.
fn record<T: ToSchema>(name: &'static str, summary: &'static str) -> AnswerSchema {
    let mut nested = Vec::new();
    T::schemas(&mut nested);
    AnswerSchema { summary, name, schema: T::schema(), record: name.to_owned(), fields: field_names::<T>(), nested }
}

/// A list of records.
fn list<T: ToSchema>(name: &'static str, summary: &'static str) -> AnswerSchema {
    AnswerSchema { name, summary, schema: List::<T>::schema(), ..item::<T>() }
}

/// The part of the answer of a list that its records make up.
fn item<T: ToSchema>() -> AnswerSchema {
    let mut answer = record::<T>("", "");
    answer.record = T::name().into_owned();
    answer.nested.push((answer.record.clone(), T::schema()));
    let mut links = Vec::new();
    List::<T>::schemas(&mut links);
    answer.nested.extend(links);
    answer
}
