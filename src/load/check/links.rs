//! Addresses of the web, where servers were asked for them.

use super::Checked;
use crate::load::Rule;
use crate::load::diagnostic::Loc;
use crate::load::draft::EventDraft;
use crate::load::links::Answer;

/// Addresses of records that are not there, that moved, or that could not be asked for.
pub fn records(checked: &Checked<'_>) {
    if checked.answers.is_some() {
        checked.draft.addresses(|address, at| answered(checked, address, at));
    }
}

/// The same of an event.
pub fn event(checked: &Checked<'_>, _: usize, event: &EventDraft) {
    if checked.answers.is_some() {
        event.addresses(|address, at| answered(checked, address, at));
    }
}

fn answered(checked: &Checked<'_>, address: &str, at: Loc) {
    let (rule, message, hint) = match checked.answers.and_then(|answers| answers.of(address)) {
        None | Some(Answer::Found) => return,
        Some(Answer::Gone { status, at }) => {
            let led = at.as_ref().map(|to| format!(", to which it leads: {to}")).unwrap_or_default();
            let hint = "write where it is now, or a copy that is kept: archive_url = \"…\"";
            (Rule::UrlGone, format!("“{address}” is not there any more ({status}{led})"), hint.to_owned())
        }
        Some(Answer::Moved { to, for_ever: true }) => {
            (Rule::UrlMoved, format!("“{address}” has moved"), format!("write its new address: {to}"))
        }
        Some(Answer::Moved { to, for_ever: false }) => {
            let hint = format!("if that is where it stays, write {to}");
            (Rule::UrlMoved, format!("“{address}” leads elsewhere for now"), hint)
        }
        Some(Answer::Unknown(why)) => {
            let hint = "open it in a browser, or check again later";
            (Rule::UrlUnchecked, format!("“{address}” could not be checked: {why}"), hint.to_owned())
        }
    };
    checked.report.add(rule, at, message, hint);
}
