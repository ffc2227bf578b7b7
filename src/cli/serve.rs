//! `sourceline serve`
use std::process::ExitCode;
/// Serve.
#[derive(Debug, clap::Args)]
pub struct Serve {}
impl Serve {
    /// Serves.
    pub fn run(self) -> Result<ExitCode, String> {
        Err("not yet".into())
    }
}
