//! `sourceline init`: begins a timeline.

use super::location::{DataFlag, LocationArgs};
use super::{print, require_empty, write};
use crate::curate::toml_string;
use crate::curate::{FileKind, scaffold};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// The files of `starter/`, a small timeline with one of everything.
const STARTER: &[(&str, &[u8])] = &[
    ("timeline.toml", include_bytes!("../../starter/timeline.toml")),
    ("eras.toml", include_bytes!("../../starter/eras.toml")),
    ("actors.toml", include_bytes!("../../starter/actors.toml")),
    ("people.toml", include_bytes!("../../starter/people.toml")),
    ("sources/jenner-inquiry-1798.toml", include_bytes!("../../starter/sources/jenner-inquiry-1798.toml")),
    ("sources/vaccination-act-1853.toml", include_bytes!("../../starter/sources/vaccination-act-1853.toml")),
    ("events/1796-vaccination.md", include_bytes!("../../starter/events/1796-vaccination.md")),
    ("events/1798-inquiry.md", include_bytes!("../../starter/events/1798-inquiry.md")),
    ("events/1853-act.md", include_bytes!("../../starter/events/1853-act.md")),
    ("media/berkeley.png", include_bytes!("../../starter/media/berkeley.png")),
    ("threads/from-a-boy-to-a-law.md", include_bytes!("../../starter/threads/from-a-boy-to-a-law.md")),
];

/// Begin a timeline: write a small, complete one with comments, to be changed into your own.
#[derive(Debug, clap::Args)]
pub struct InitArgs {
    /// The new folder
    dir: Option<PathBuf>,
    #[command(flatten)]
    data: DataFlag,
    /// Write only timeline.toml, with all its keys
    #[arg(long)]
    empty: bool,
}

impl InitArgs {
    /// Writes the files. Exit code 2 if the folder has files, or cannot be written.
    pub fn run(self, named: LocationArgs) -> Result<ExitCode, String> {
        let dir = named.with(self.dir, self.data).one()?;
        let dir = dir.ok_or("name the new folder: `sourceline init DIR`")?;
        require_empty(&dir)?;
        let empty = empty_timeline(&dir);
        let files = if self.empty { &[("timeline.toml", empty.as_bytes())] } else { STARTER };
        for (path, bytes) in files {
            let path = dir.join(path);
            if let Some(parent) = path.parent() {
                fs::create_dir_all(parent).map_err(|e| format!("“{}” cannot be written: {e}", parent.display()))?;
            }
            write(&path, bytes)?;
        }
        let shown = dir.display();
        print(&if self.empty {
            format!("wrote {shown}/timeline.toml\nadd an event: sourceline new event ID --data {shown}\n")
        } else {
            format!(
                "wrote a timeline of three events into {shown}\n\
                 see it change while you write:  sourceline serve {shown} --watch\n\
                 see what is wrong:              sourceline check {shown}\n\
                 add to it:                      sourceline new event ID --data {shown}\n"
            )
        });
        Ok(ExitCode::SUCCESS)
    }
}

/// `timeline.toml` with all its keys, and with the name of its folder as the title.
fn empty_timeline(dir: &Path) -> String {
    let name = std::path::absolute(dir).ok().and_then(|dir| Some(dir.file_name()?.to_string_lossy().into_owned()));
    let title = format!("\ntitle = {}", toml_string(name.as_deref().unwrap_or("Timeline")));
    let text = scaffold(FileKind::Timeline, &[]);
    text.replacen("\ntitle = \"\"", &title, 1).replacen("\nlanguage = \"\"", "\nlanguage = \"en\"", 1)
}
