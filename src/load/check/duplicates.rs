//! Events that were entered twice.

use super::CheckContext;
use crate::load::rule::Rule;
use crate::model::date::Day;

/// Two events with the same title, summary, text and date: one of them is a copy that was not edited.
pub fn event_duplicate(ctx: &CheckContext<'_>) {
    let events = &ctx.raw.events;
    let days = |at: usize| events[at].date.as_ref().map(|date| (date.earliest(), date.latest()));
    let mut written: Vec<(u64, (Day, Day), usize)> = (0..events.len())
        .filter(|&at| events[at].words_digest != 0)
        .filter_map(|at| Some((events[at].words_digest, days(at)?, at)))
        .collect();
    written.sort_unstable();
    for group in written.chunk_by(|one, next| (one.0, one.1) == (next.0, next.1)) {
        let Some(((.., first), others)) = group.split_first() else { continue };
        for &(.., at) in others {
            let (one, other) = (&events[*first].header, &events[at].header);
            if one.name() == other.name() {
                // Reported as a duplicate id.
                continue;
            }
            let message = format!("“{}” has the title, the text and the date of “{}”", other.name(), one.name());
            let place = ctx.diagnostics.place(one.id.span);
            let hint = format!("remove one of the two, or say in each what it is about; the other one is in {place}");
            ctx.diagnostics.add(Rule::EventDuplicate, other.id.span, message, hint);
        }
    }
}
