//! The kind of a source must be one of the format or of the timeline.

use super::CheckContext;
use crate::did_you_mean::nearest;
use crate::load::rule::Rule;
use crate::model::{DEFAULT_SOURCE_KINDS, Id, Namespace};

/// Kinds that do not exist.
pub fn kind_unknown(ctx: &CheckContext<'_>) {
    let written: Vec<_> = ctx.raw.sources.iter().filter_map(|source| source.kind.as_ref()).collect();
    if written.is_empty() || ctx.raw.unparsed.may_contain_any(Namespace::Kinds) {
        return;
    }
    let kinds = ctx.raw.all_source_kinds();
    let known: Vec<&str> = kinds.iter().map(|kind| kind.id.as_str()).collect();
    for kind in written.into_iter().filter(|kind| !known.contains(&kind.value.as_str())) {
        let id = Id::suggestion(&kind.value);
        let declare =
            format!("declare it in timeline.toml: [[source_kind]], and below it id = \"{id}\" and title = \"…\"");
        // People who know CSL write its types.
        let csl = || DEFAULT_SOURCE_KINDS.iter().find(|(_, csl)| *csl == kind.value).map(|(own, _)| *own);
        let near = csl().or_else(|| nearest(&kind.value, known.iter().copied()));
        let hint = match near {
            Some(near) => format!("did you mean “{near}”? otherwise {declare}"),
            None => format!("write one of {}; or {declare}", known.join(", ")),
        };
        ctx.diagnostics.add(
            Rule::ValueUnknown,
            kind.span,
            format!("there is no kind of source “{}”", kind.value),
            hint,
        );
    }
}
