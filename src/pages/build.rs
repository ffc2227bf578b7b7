//! Which program makes the pages.

/// The version of a program.
#[derive(Clone, Copy, Debug)]
pub struct Build {
    /// The version of the package.
    pub version: &'static str,
    /// The commit that it was built from, if the build was told.
    pub commit: Option<&'static str>,
}

/// This program.
pub const BUILD: Build = Build { version: env!("CARGO_PKG_VERSION"), commit: option_env!("SOURCELINE_COMMIT") };
