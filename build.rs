//! Generates code from files that are not Rust.

#[path = "build/font_advances.rs"]
mod font_advances;
#[path = "build/messages.rs"]
mod messages;
#[path = "build/static_files.rs"]
mod static_files;

use std::error::Error;
use std::path::PathBuf;

fn main() -> Result<(), Box<dyn Error>> {
    let out = PathBuf::from(std::env::var("OUT_DIR")?);
    static_files::build(&out)?;
    font_advances::build(&out)?;
    messages::build(&out)
}
