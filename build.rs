//! Generates code from files that are not Rust, and has the library built again when a file is added to or removed from what
//! is embedded in it.

#[path = "build/messages.rs"]
mod messages;

use std::error::Error;
use std::path::PathBuf;

fn main() -> Result<(), Box<dyn Error>> {
    for folder in ["static", "templates"] {
        println!("cargo:rerun-if-changed={folder}");
    }
    let out = PathBuf::from(std::env::var("OUT_DIR")?);
    messages::build(&out)
}
