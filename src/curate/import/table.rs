//! Tables as text: comma, semicolon, tab or bar between the cells, quoted cells of several lines, and line ends of any system.

use super::report::{ImportError, ImportPosition};
use super::source_file::cleaned;

/// A table with a header.
#[derive(Debug)]
pub struct Table {
    pub header: Vec<String>,
    pub rows: Vec<Row>,
    /// The line of a row that the file ends in, because a quotation mark is not closed.
    pub cut_at: Option<usize>,
}

/// A row that is not blank.
#[derive(Debug)]
pub struct Row {
    /// Its first line, from 1.
    pub line: usize,
    pub cells: Vec<String>,
}

impl Row {
    pub fn place(&self) -> ImportPosition {
        ImportPosition::Line(self.line)
    }

    /// A cell without white space around it; empty if the row ends before it.
    pub fn cell(&self, column: Option<usize>) -> &str {
        column.and_then(|at| self.cells.get(at)).map_or("", |cell| cell.trim())
    }
}

impl Table {
    /// Reads a table. The delimiter is the one that the first line has most of, if it is not given.
    ///
    /// # Errors
    /// Where it is no table.
    pub fn read(text: &str, delimiter: Option<u8>) -> Result<Self, ImportError> {
        let delimiter = delimiter.unwrap_or_else(|| likely_delimiter(text));
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(delimiter)
            .from_reader(text.as_bytes());
        let mut lines = LineCounter { text: text.as_bytes(), at: 0, line: 1 };
        let mut rows = Vec::new();
        let mut last = 0;
        let mut record = csv::StringRecord::new();
        loop {
            match reader.read_record(&mut record) {
                Ok(true) => {}
                Ok(false) => break,
                Err(error) => return Err(ImportError::new(None, format!("this is not CSV: {error}"))),
            }
            let start = record.position().map_or(0, csv::Position::byte);
            let start = usize::try_from(start).unwrap_or_default();
            last = start;
            let line = lines.line_at(start);
            if record.iter().any(|cell| !cell.trim().is_empty()) {
                rows.push(Row { line, cells: record.iter().map(str::to_owned).collect() });
            }
        }
        let is_cut = text[last..].bytes().filter(|byte| *byte == b'"').count() % 2 == 1;
        let cut_at = rows.last().filter(|_| is_cut).map(|row| row.line);
        let mut rows = rows.into_iter();
        let header = rows.next().ok_or_else(|| ImportError::new(None, "the table is empty"))?;
        let header = header.cells.iter().map(|cell| cleaned(cell)).collect();
        Ok(Self { header, rows: rows.collect(), cut_at })
    }

    /// The column of this name, whatever its case.
    pub fn column(&self, name: &str) -> Option<usize> {
        let is_it = |own: &String| own.eq_ignore_ascii_case(name);
        self.header.iter().position(|own| own == name).or_else(|| self.header.iter().position(is_it))
    }

    /// The header for a message.
    pub fn header_words(&self) -> String {
        let names: Vec<&str> = self.header.iter().map(String::as_str).take(30).collect();
        names.join(", ").chars().take(300).collect()
    }
}

/// What separates the cells of the first line.
fn likely_delimiter(text: &str) -> u8 {
    let mut counts = [(b',', 0), (b';', 0), (b'\t', 0), (b'|', 0)];
    let mut quoted = false;
    for byte in text.trim_start().bytes() {
        match byte {
            b'"' => quoted = !quoted,
            b'\n' | b'\r' if !quoted => break,
            _ if !quoted => counts.iter_mut().filter(|(own, _)| *own == byte).for_each(|(_, count)| *count += 1),
            _ => {}
        }
    }
    // Of equals the first.
    counts.iter().rev().max_by_key(|(_, count)| *count).map_or(b',', |(byte, _)| *byte)
}

/// Counts lines up to growing offsets. The line ends of old Macs (CR) count, too.
struct LineCounter<'a> {
    text: &'a [u8],
    at: usize,
    line: usize,
}

impl LineCounter<'_> {
    fn line_at(&mut self, offset: usize) -> usize {
        // The offset of a record may be that of the line end before it.
        let mut offset = offset.min(self.text.len());
        while offset < self.text.len() && matches!(self.text[offset], b'\n' | b'\r') {
            offset += 1;
        }
        while self.at < offset {
            let is_end = match self.text[self.at] {
                b'\n' => true,
                b'\r' => self.text.get(self.at + 1) != Some(&b'\n'),
                _ => false,
            };
            self.line += usize::from(is_end);
            self.at += 1;
        }
        self.line
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_of_every_system_are_read_with_their_lines() {
        for text in [
            "a,b\n1,\"x\ny\"\n\n,\n2,\"say \"\"z\"\"\"\n",
            "a;b\r\n1;\"x\r\ny\"\r\n\r\n;\r\n2;\"say \"\"z\"\"\"",
            "a\tb\r1\t\"x\ry\"\r\r\t\r2\t\"say \"\"z\"\"\"\r",
        ] {
            let table = Table::read(text, None).expect("a table");
            assert_eq!(table.header, ["a", "b"], "{text}");
            let rows: Vec<_> = table.rows.iter().map(|row| (row.line, row.cells[0].as_str())).collect();
            assert_eq!(rows, [(2, "1"), (6, "2")], "{text}");
            assert_eq!(table.rows[1].cells[1], "say \"z\"");
            assert_eq!(table.cut_at, None);
        }
        assert_eq!(Table::read("a,b\n1,\"x", None).expect("a table").cut_at, Some(2));
        assert!(Table::read("\n \n", None).is_err());
    }
}
