//! Queries: matching events go into a temporary table, from which every facet is counted.
//!
//! A facet that is itself a condition is counted under the other conditions. Therefore the table has the events that meet
//! all conditions (`miss` 0), and those that fail only the era (1) or only the actors (2).

use super::values::is_column;
use super::{Store, token};
use crate::ask::Answer;
use crate::shapes::Query;
use rusqlite::{Result, params};
use sourceline::query::{Facet, FacetKey};

const NOTHING: u8 = 0;
const ERA: u8 = 1;
const ACTORS: u8 = 2;

impl Store {
    /// Answers a query.
    pub fn answer(&self, query: &Query) -> Result<Answer> {
        let conditions = conditions(query);
        self.find(query, &conditions)?;
        let misses = |miss: u8| conditions.len() > 1 && conditions.iter().any(|(own, _)| *own == miss);
        let counts = Facet::ALL.into_iter().zip(&self.lengths).map(|(facet, &length)| {
            let sql = match facet.key() {
                _ if conditions.is_empty() => whole(facet),
                // The facet of the only condition is counted among all events.
                "era" if query.era.is_some() && conditions.len() == 1 => whole(facet),
                "era" if misses(ERA) => found(facet, &format!("{NOTHING}, {ERA}")),
                "actor" if misses(ACTORS) => found(facet, &format!("{NOTHING}, {ACTORS}")),
                _ => found(facet, &NOTHING.to_string()),
            };
            let mut counts = vec![0; length];
            let mut statement = self.db.prepare_cached(&sql)?;
            let mut rows = statement.query([])?;
            while let Some(row) = rows.next()? {
                if let Some(count) = row.get::<_, Option<u32>>(0)?.and_then(|value| counts.get_mut(value as usize)) {
                    *count = row.get::<_, u32>(1)?.into();
                }
            }
            Ok(counts)
        });
        let counts = counts.collect::<Result<_>>()?;
        let (hits, histogram) = if conditions.is_empty() { (ALL, ALL_BINS) } else { (HITS, BINS) };
        let hits = self.db.prepare_cached(hits)?.query_row([], |row| row.get::<_, u32>(0))?.into();
        let mut histogram = self.db.prepare_cached(histogram)?;
        let bins = histogram.query_map([], |row| row.get::<_, u32>(0).map(u64::from))?;
        Ok(Answer { hits, counts, histogram: bins.collect::<Result<_>>()? })
    }

    /// The ids of the events that contain a word.
    pub fn hits(&self, word: &str) -> Result<Vec<u32>> {
        let mut statement = self.db.prepare_cached("SELECT rowid FROM text WHERE text MATCH ? ORDER BY rowid")?;
        statement.query_map([word], |row| row.get(0))?.collect()
    }

    /// Fills the table of matching events.
    fn find(&self, query: &Query, conditions: &[(u8, String)]) -> Result<()> {
        self.db.prepare_cached("DELETE FROM found")?.execute([])?;
        let columns = Facet::ALL.into_iter().filter(|&facet| is_column(facet));
        let columns: String = columns.map(|facet| format!(", e.{}", facet.key())).collect();
        let mut sql = format!(
            "INSERT INTO found SELECT ?1, e.id{columns} FROM text t CROSS JOIN event e ON e.id = t.rowid WHERE text MATCH ?2"
        );
        if query.window.is_some() {
            // Ids are chronological: events that begin after the window are a range of ids, which FTS5 need not read.
            sql += " AND t.rowid <= (SELECT max(id) FROM event WHERE earliest <= ?4) AND e.latest >= ?3";
        }
        let mut insert = self.db.prepare_cached(&sql)?;
        for miss in [NOTHING, ERA, ACTORS] {
            let met: Vec<&str> =
                conditions.iter().filter(|(own, _)| miss == NOTHING || *own != miss).map(|(_, it)| &**it).collect();
            let missed = conditions.iter().find(|(own, _)| miss != NOTHING && *own == miss);
            let expression = match missed {
                Some((_, missed)) => format!("({}) NOT {missed}", met.join(" AND ")),
                None => met.join(" AND "),
            };
            if met.is_empty() || (miss != NOTHING && missed.is_none()) {
                continue;
            }
            match query.window {
                Some((first, last)) => insert.execute(params![miss, expression, first.number(), last.number()])?,
                None => insert.execute(params![miss, expression])?,
            };
        }
        Ok(())
    }
}

/// The conditions of a query in FTS5 syntax, each with its value of `miss`.
fn conditions(query: &Query) -> Vec<(u8, String)> {
    let mut all: Vec<(u8, String)> = query.word.iter().map(|word| (NOTHING, (*word).to_owned())).collect();
    all.extend(query.era.map(|era| (ERA, token(Facet::Era, era))));
    let actors: Vec<String> = query.actors.iter().map(|&actor| token(Facet::Actor, actor)).collect();
    all.extend((!actors.is_empty()).then(|| (ACTORS, format!("({})", actors.join(" OR ")))));
    all
}

const ALL: &str = "SELECT count(*) FROM event";
const ALL_BINS: &str = "SELECT high - low FROM edge ORDER BY n";
const HITS: &str = "SELECT count(*) FROM found WHERE miss = 0";
const BINS: &str =
    "SELECT (SELECT count(*) FROM found WHERE miss = 0 AND event >= low AND event < high) FROM edge ORDER BY n";

/// Counts over all events, from an index alone.
fn whole(facet: Facet) -> String {
    let key = facet.key();
    if is_column(facet) {
        format!("SELECT {key}, count(*) FROM event GROUP BY {key}")
    } else {
        format!("SELECT value, count(*) FROM event_{key} GROUP BY value")
    }
}

/// Counts over the matching events with these values of `miss`.
fn found(facet: Facet, misses: &str) -> String {
    let key = facet.key();
    if is_column(facet) {
        format!("SELECT {key}, count(*) FROM found WHERE miss IN ({misses}) GROUP BY {key}")
    } else {
        format!(
            "SELECT v.value, count(*) FROM found f CROSS JOIN event_{key} v ON v.event = f.event
             WHERE f.miss IN ({misses}) GROUP BY v.value"
        )
    }
}
