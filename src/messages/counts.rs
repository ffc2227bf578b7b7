//! Numbers of things: "14 events", "1,204 sources".

use super::Messages;

macro_rules! counts {
    ($($(#[$doc:meta])* $name:ident)*) => {
        impl Messages {$(
            $(#[$doc])*
            pub fn $name(&self, count: usize) -> String {
                self.text().$name(count, self.number(count))
            }
        )*}
    };
}

impl Messages {
    /// "19 references, 4 quoted"; only the references if none is quoted.
    pub fn evidence(&self, references: usize, quoted: usize) -> String {
        let all = self.references(references);
        if quoted == 0 { all } else { self.text().references_quoted(all, self.number(quoted)) }
    }
}

counts! {
    /// "14 events"
    events
    /// "3 events about it"
    events_about_it
    /// "3 chosen events"
    chosen_events
    /// "3 paraphrases"
    paraphrases
    /// "quoted 3 times"
    quoted_times
    /// "paraphrased 83 times"
    paraphrased_times
    /// "120 quotations"
    quotations
    /// "3 references"
    references
    /// "40 references without a text"
    bare_references
    /// "41 relations"
    relations
    /// "3 more in the list below"
    more_in_list
    /// "3 more"
    more_neighbours
    /// "16 claims that one event affected another"
    claims
    /// "33 notes where sources differ, err or are silent"
    notes
    /// "4 notes where sources differ"
    notes_differ
    /// "4 open questions"
    notes_open
    /// "4 corrections of sources"
    notes_correct
    /// "105 sources"
    sources
    /// Of events: "3 of them are left out: …"
    calendar_left_out
    /// "5 steps"
    steps
    /// "78 changes"
    changes
    /// "4 earlier changes"
    earlier_changes
    /// Of events: "12 rest on two works or more"
    dated_by_two
    /// Of events: "12 rest on one work"
    dated_by_one
    /// Of events: "12 name none"
    dated_by_none
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_thing_is_not_several() {
        let english = Messages::english();
        let counts = [0, 1, 1204, 1_000_000].map(|count| english.events(count));
        assert_eq!(counts, ["0 events", "1 event", "1,204 events", "1,000,000 events"]);
    }
}
