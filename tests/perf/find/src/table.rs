//! Tables: a command prints rows, `tables` prints the rows of all commands as Markdown.

use std::io::BufRead;

/// A table.
#[derive(Clone, Copy)]
pub struct Table {
    /// The prefix that identifies its rows.
    key: &'static str,
    title: &'static str,
    head: &'static [&'static str],
}

/// Shapes of queries.
pub const QUERIES: Table = Table {
    key: "queries",
    title: "Queries: hits, counts of every facet, histogram of 100 bins",
    head: &["events", "shape", "hits (median)", "Sourceline ms, median / p95", "SQLite FTS5 ms, median / p95", "ratio"],
};

/// What the engines need before the first query.
pub const STORES: Table = Table {
    key: "stores",
    title: "From the loaded timeline to the first query",
    head: &["events", "Sourceline, whole edition s", "SQLite, tables, indexes and FTS5 s", "SQLite MB"],
};

/// What loading costs.
pub const PARTS: Table = Table {
    key: "parts",
    title: "Loading, part by part, in a process of its own",
    head: &["events", "part", "s", "resident then, MiB", "bytes an event"],
};

/// Pages over HTTP.
pub const HTTP: Table = Table {
    key: "http",
    title: "Pages over HTTP on loopback",
    head: &["what is served", "readers", "pages", "asked", "p50 ms", "p95 ms", "p99 ms", "pages/s", "KB a page, gzip"],
};

/// From the start of the process to the first response.
pub const STARTS: Table = Table {
    key: "starts",
    title: "Start",
    head: &[
        "what is served",
        "process to address, median ms",
        "least",
        "most",
        "in process: load, check ms",
        "index ms",
    ],
};

/// Other observations.
pub const NOTES: Table = Table { key: "notes", title: "Notes", head: &[] };

const ALL: [Table; 6] = [QUERIES, STORES, PARTS, HTTP, STARTS, NOTES];

impl Table {
    /// Prints a row.
    pub fn row(self, cells: &[String]) {
        println!("{}\t{}", self.key, cells.join("\t"));
    }
}

/// Reads rows and prints them as tables, and the notes as a list.
pub fn print(input: impl BufRead) {
    let rows: Vec<String> = input.lines().map_while(Result::ok).collect();
    for table in ALL {
        let of_it =
            |row: &String| row.split_once('\t').filter(|(key, _)| *key == table.key).map(|(_, cells)| cells.to_owned());
        let rows: Vec<String> = rows.iter().filter_map(of_it).collect();
        if rows.is_empty() {
            continue;
        }
        println!("\n{}\n", table.title);
        if table.head.is_empty() {
            rows.iter().for_each(|row| println!("- {row}"));
            continue;
        }
        println!("| {} |\n|{}", table.head.join(" | "), "---|".repeat(table.head.len()));
        rows.iter().for_each(|row| println!("| {} |", row.replace('\t', " | ")));
    }
}
