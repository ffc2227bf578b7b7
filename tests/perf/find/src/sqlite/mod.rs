//! SQLite with FTS5 over the same events, built as somebody would who knows it well.

mod asked;
mod values;

use rusqlite::{Connection, OpenFlags, Result, params};
use sourceline::model::date::Day;
use sourceline::query::{Edition, Facet, FacetKey};
use values::{Values, is_column};

/// A database of an edition's events.
pub struct Store {
    db: Connection,
    /// How many values each facet has, by [`Facet::ALL`].
    lengths: Vec<usize>,
}

/// Everything in memory, without the safeguards against crashes.
const PRAGMAS: &str = "
    PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA temp_store = MEMORY; PRAGMA temp.journal_mode = OFF;
    PRAGMA locking_mode = EXCLUSIVE; PRAGMA cache_size = -2000000; PRAGMA temp.cache_size = -500000;";

impl Store {
    /// Loads the events of an edition and prepares the statements. `edges` are those of the histogram.
    pub fn new(edition: &Edition, edges: &[Day]) -> Result<Self> {
        // Only one thread sends queries, so no locks are needed.
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let db = Connection::open_in_memory_with_flags(flags)?;
        db.set_prepared_statement_cache_capacity(200);
        db.execute_batch(PRAGMAS)?;
        let (columns, tables): (Vec<Facet>, Vec<Facet>) = Facet::ALL.into_iter().partition(|&facet| is_column(facet));
        db.execute_batch(&schema(&columns, &tables))?;
        db.execute_batch("BEGIN")?;
        fill(&db, edition, &columns, &tables)?;
        db.execute_batch("COMMIT")?;
        db.execute_batch(&indexes(&columns, &tables))?;
        let rank = |day: &Day| {
            let before = "SELECT count(*) FROM event WHERE earliest < ?";
            db.query_row(before, [day.number()], |row| row.get::<_, i64>(0))
        };
        let ranks = edges.iter().map(rank).collect::<Result<Vec<i64>>>()?;
        for (n, pair) in (0..).zip(ranks.windows(2)) {
            db.execute("INSERT INTO edge VALUES (?, ?, ?)", [n, pair[0], pair[1]])?;
        }
        let lengths = Facet::ALL.iter().map(|facet| facet.len(&edition.timeline)).collect();
        Ok(Self { db, lengths })
    }

    /// Bytes of the database.
    pub fn bytes(&self) -> Result<i64> {
        let size = "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size";
        self.db.query_row(size, [], |row| row.get(0))
    }
}

/// Ids are in chronological order, like Sourceline's numbers, so that a period is a range of ids.
fn schema(columns: &[Facet], tables: &[Facet]) -> String {
    let names: String = columns.iter().map(|facet| format!(", {} INTEGER", facet.key())).collect();
    let mut sql = format!(
        "CREATE TABLE event (id INTEGER PRIMARY KEY, earliest INTEGER, latest INTEGER{names});
         CREATE VIRTUAL TABLE text USING fts5(body, content = '', detail = none, tokenize = 'porter unicode61');
         CREATE TEMP TABLE found (miss INTEGER, event INTEGER{names}, PRIMARY KEY (miss, event)) WITHOUT ROWID;
         CREATE TEMP TABLE edge (n INTEGER PRIMARY KEY, low INTEGER, high INTEGER);"
    );
    for facet in tables {
        let key = facet.key();
        sql += &format!(
            "CREATE TABLE event_{key} (event INTEGER, value INTEGER, PRIMARY KEY (event, value)) WITHOUT ROWID;"
        );
    }
    sql
}

fn fill(db: &Connection, edition: &Edition, columns: &[Facet], tables: &[Facet]) -> Result<()> {
    let values = Values::new(&edition.timeline);
    let marks = ", ?".repeat(columns.len());
    let mut insert = db.prepare(&format!("INSERT INTO event VALUES (?, ?, ?{marks})"))?;
    let mut text = db.prepare("INSERT INTO text (rowid, body) VALUES (?, ?)")?;
    let sql = tables.iter().map(|facet| format!("INSERT INTO event_{} VALUES (?, ?)", facet.key()));
    let mut insert_value = sql.map(|sql| db.prepare(&sql)).collect::<Result<Vec<_>>>()?;
    for (ix, event) in edition.timeline.enumerate_events() {
        let bounds = event.date.bounds();
        let (first, last) = (bounds.start_earliest.number(), bounds.end_latest.number());
        let mut row = vec![Some(i64::from(ix.0)), Some(first), Some(last)];
        row.extend(columns.iter().map(|&facet| values.of(facet, event).first().map(|&value| i64::from(value))));
        insert.execute(rusqlite::params_from_iter(row))?;
        let mut body = values.text(event);
        for facet in [Facet::Era, Facet::Actor] {
            values.of(facet, event).iter().for_each(|&value| body += &format!(" {}", token(facet, value)));
        }
        for (facet, insert) in tables.iter().zip(&mut insert_value) {
            for value in values.of(*facet, event) {
                insert.execute([ix.0, value])?;
            }
        }
        text.execute(params![ix.0, body])?;
    }
    Ok(())
}

/// A value as a word next to an event's texts, so that FTS5 itself intersects words with actors and eras. This takes at
/// most a third of the time of joins.
fn token(facet: Facet, value: u32) -> String {
    format!("{}{value}", facet.key())
}

fn indexes(columns: &[Facet], tables: &[Facet]) -> String {
    let mut sql = String::from("CREATE INDEX event_earliest ON event (earliest);");
    for key in columns.iter().map(|facet| facet.key()) {
        sql += &format!("CREATE INDEX event_by_{key} ON event ({key});");
    }
    for key in tables.iter().map(|facet| facet.key()) {
        sql += &format!("CREATE INDEX event_by_{key} ON event_{key} (value, event);");
    }
    sql + "INSERT INTO text (text) VALUES ('optimize'); ANALYZE; PRAGMA optimize;"
}
