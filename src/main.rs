//! The `sourceline` program.

/// A large timeline is some ten million small pieces beside many that live shortly; glibc's own allocator leaves holes
/// between them that are as large as the timeline.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::process::ExitCode {
    sourceline::cli::main()
}
