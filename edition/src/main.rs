//! The `sourceline` program with the first edition embedded in it.
//!
//! The edition is in a package of its own, so that a change to the data does not rebuild the library.

/// A large timeline makes about ten million small long-lived allocations interleaved with short-lived ones, which fragments
/// glibc's allocator to twice the size.
#[global_allocator]
static ALLOCATOR: sourceline_allocator::MiMalloc = sourceline_allocator::MiMalloc;

/// The files of `data/`: path and contents.
const FIRST_EDITION: sourceline::cli::EmbeddedFiles = include!(concat!(env!("OUT_DIR"), "/files.rs"));

fn main() -> std::process::ExitCode {
    sourceline::cli::main(FIRST_EDITION, sourceline_allocator::return_free_memory_at_once)
}
