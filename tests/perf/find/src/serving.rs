//! The program as a server: started on a free port, ended by its process id.

use std::error::Error;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// A running server. It is ended on drop.
pub struct Serving {
    child: Child,
    /// Its URL, with a `/` at the end.
    pub url: String,
    /// From the start of the process to the line that names the address.
    pub started: Duration,
}

/// Starts the program on a folder.
pub fn serve(program: &Path, dir: &Path) -> Result<Serving, Box<dyn Error>> {
    let mut command = Command::new(program);
    command.args(["serve", "--bind", "127.0.0.1:0", "--data"]).arg(dir).stdout(Stdio::piped()).stdin(Stdio::null());
    for variable in ["SOURCELINE_DATA", "SOURCELINE_BIND", "SOURCELINE_BASE_URL"] {
        command.env_remove(variable);
    }
    let begun = Instant::now();
    let mut child = command.spawn()?;
    let mut line = String::new();
    let read = child.stdout.take().map(|out| BufReader::new(out).read_line(&mut line));
    let serving = Serving {
        child,
        url: line.trim().trim_start_matches("Sourceline serves ").to_owned(),
        started: begun.elapsed(),
    };
    read.ok_or("no output")??;
    if serving.url.starts_with("http://") {
        Ok(serving)
    } else {
        Err(format!("the program said “{}”", line.trim()).into())
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
