//! The `sourceline` program.

fn main() -> std::process::ExitCode {
    sourceline::cli::main()
}
