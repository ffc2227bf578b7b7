//! `sourceline sample`: generates a synthetic timeline of any size, for experiments and benchmarks.
//!
//! All places, actors and sources are invented. The same number and seed give the same bytes.

mod dates;
mod events;
mod random;
mod records;
mod words;

use super::location::{DataFlag, LocationArgs};
use super::{print, require_empty};
use std::fs;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

const EVENTS_PER_FILE: u32 = 250_000;

/// Generate a synthetic timeline of N events.
#[derive(Debug, clap::Args)]
pub struct SampleArgs {
    /// The number of events
    #[arg(value_name = "N", allow_negative_numbers = true)]
    events: String,
    /// The folder, which must be empty if it exists
    dir: Option<PathBuf>,
    #[command(flatten)]
    data: DataFlag,
    /// The seed of the random numbers: the same seed gives the same bytes
    #[arg(long, value_name = "S", default_value = "1", allow_negative_numbers = true)]
    seed: String,
}

impl SampleArgs {
    /// Writes the folder. Exit code 2 if an argument is not a number, or the folder is not empty or cannot be written.
    pub fn run(self, named: LocationArgs) -> Result<ExitCode, String> {
        let dir = named.with(self.dir, self.data).one()?.ok_or("name the folder to write")?;
        let events: u32 = self.events.parse().ok().filter(|&n| n > 0).ok_or_else(|| {
            format!("“{}” is not a number of events; write a number from 1 to {}", self.events, u32::MAX)
        })?;
        let seed: u64 = (self.seed.parse())
            .map_err(|_| format!("“{}” is not a seed; write a number from 0 to {}", self.seed, u64::MAX))?;
        require_empty(&dir)?;
        let sample = events::SampleTimeline::new(events, seed);
        write(&dir, &sample).map_err(|(path, why)| format!("“{}” cannot be written: {why}", path.display()))?;
        let plural = if events == 1 { "" } else { "s" };
        print(&format!("wrote {events} event{plural} into {}\n", dir.display()));
        Ok(ExitCode::SUCCESS)
    }
}

fn write(dir: &Path, sample: &events::SampleTimeline) -> Result<(), (PathBuf, io::Error)> {
    let put = |name: &str, text: &str| {
        let path = dir.join(name);
        fs::write(&path, text).map_err(|why| (path, why))
    };
    for folder in [dir.join("sources"), dir.join("events")] {
        fs::create_dir_all(&folder).map_err(|why| (folder, why))?;
    }
    put("timeline.toml", &records::timeline(sample.count()))?;
    put("eras.toml", &records::eras())?;
    put("actors.toml", &records::actors())?;
    for source in 0..sample.sources() {
        put(&format!("sources/{}.toml", records::source_id(source)), &records::source(source))?;
    }
    for (file, first) in (1..).zip((0..sample.count()).step_by(EVENTS_PER_FILE as usize)) {
        let path = dir.join(format!("events/archive-{file:04}.jsonl"));
        let lines = || {
            let mut out = BufWriter::with_capacity(1 << 20, fs::File::create(&path)?);
            for event in first..first.saturating_add(EVENTS_PER_FILE).min(sample.count()) {
                sample.line(event, &mut out)?;
            }
            out.flush()
        };
        lines().map_err(|why| (path.clone(), why))?;
    }
    Ok(())
}
