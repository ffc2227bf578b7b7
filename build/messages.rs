//! Turns the message catalogues in `locales/` into one typed function a message.

use fluent_typed::{BuildOptions, FtlOutputOptions, LintLevel, try_build_from_locales_folder};
use std::error::Error;
use std::path::Path;

/// Writes `catalogue.rs` into `out`. A message that another language lacks, an argument without a type and a mistake in
/// the syntax are errors.
pub fn build(out: &Path) -> Result<(), Box<dyn Error>> {
    println!("cargo:rerun-if-changed=locales");
    let path = |name: &str| out.join(name).to_string_lossy().into_owned();
    let options = BuildOptions::default()
        .with_locales_folder("locales")
        .with_output_file_path(&path("catalogue.rs"))
        .with_ftl_output(FtlOutputOptions::single_file(&path("catalogue.ftl")))
        .with_prefix("")
        .with_lint_level(LintLevel::Strict)
        // Only what needs it is isolated, below: marks in the text would be copied with it.
        .without_bidi_isolation()
        .without_format();
    try_build_from_locales_folder(options)?;
    // Messages that nothing uses must be reported as dead code, but not the functions that every catalogue has.
    let code = std::fs::read_to_string(out.join("catalogue.rs"))?;
    let code = code.replace("pub fn load_all", "#[allow(dead_code)]\n    pub fn load_all");
    let code = isolated(&code)?;
    Ok(std::fs::write(out.join("catalogue.rs"), code)?)
}

/// Passes every argument that is text through `isolate`.
fn isolated(code: &str) -> Result<String, String> {
    let lines =
        code.lines().map(|line| match line.strip_suffix(".as_ref());").and_then(|line| line.split_once("\", ")) {
            Some((set, argument)) if set.trim_start().starts_with("args.set(") => {
                format!("{set}\", super::bidi::isolate({argument}.as_ref()));\n")
            }
            _ => format!("{line}\n"),
        });
    let isolated: String = lines.collect();
    // Another version of fluent-typed may write other code.
    if isolated == code { Err("no argument of a message could be isolated".to_owned()) } else { Ok(isolated) }
}
