//! `sourceline publish`: says that the ids of a timeline are public.

use super::location::{LocationArgs, folder_name};
use super::{OfTimeline, print, print_err, write};
use crate::curate;
use crate::load::{EVIDENCE_LOCK, Folder};
use std::io::IsTerminal;
use std::process::ExitCode;

/// Record that all ids of a timeline are public: from then on, `check` requires that each keeps working, redirects or says why
/// it is gone.
#[derive(Debug, clap::Args)]
pub struct PublishOptions {
    /// Print how many ids would be published, and write nothing
    #[arg(long)]
    dry_run: bool,
}

impl OfTimeline<PublishOptions> {
    /// Writes `evidence.lock`. Exit code 1 if the timeline has errors, 2 if it cannot be read or written.
    pub fn publish(self, named: LocationArgs) -> Result<ExitCode, String> {
        let dry_run = self.rest.dry_run;
        let dir = named.with(self.dir, self.data).find_folder()?;
        let mut folder = Folder::read(&dir).map_err(|e| e.to_string())?;
        let publication = match curate::publish(&mut folder) {
            Ok(publication) => publication,
            Err(diagnostics) => {
                print_err(&diagnostics.text(&dir.display().to_string(), std::io::stderr().is_terminal()));
                print_err("nothing was published, because the timeline has errors");
                return Ok(ExitCode::FAILURE);
            }
        };
        if let Some(lock) = folder.file(EVIDENCE_LOCK).filter(|_| publication.added > 0 && !dry_run) {
            write(&dir.join(EVIDENCE_LOCK), &lock.bytes)?;
        }
        let verb = if dry_run { "would be" } else { "are" };
        let curate::Publication { added, all } = publication;
        let ids = if added == 1 { "id" } else { "ids" };
        print(&format!("{added} new {ids} {verb} published, {all} in all, in {}\n", folder_name(&dir)));
        Ok(ExitCode::SUCCESS)
    }
}
