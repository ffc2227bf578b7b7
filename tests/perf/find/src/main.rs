//! Measures how fast Sourceline finds things. README.md explains the tables; `run` runs everything.

mod ask;
mod compare;
mod http;
mod memory;
mod numbers;
mod parts;
mod random;
mod serving;
mod shapes;
mod sqlite;
mod table;

use std::error::Error;
use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match run(&words) {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("find: {problem}");
            ExitCode::from(2)
        }
    }
}

fn run(words: &[&str]) -> Result<(), Box<dyn Error>> {
    match words {
        ["queries", dir, seed] => compare::run(Path::new(dir), seed.parse()?),
        ["parts", dir] => parts::run(Path::new(dir)),
        ["http", program, name, dir, readers, seed] => http::run(&http::Asked {
            program: Path::new(program),
            name,
            dir: Path::new(dir),
            readers: readers.split(',').map(str::parse).collect::<Result<_, _>>()?,
            seed: seed.parse()?,
        }),
        ["tables"] => {
            table::print(std::io::stdin().lock());
            Ok(())
        }
        _ => Err("run it with tests/perf/find/run".into()),
    }
}
