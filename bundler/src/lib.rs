//! Bundles the scripts and style sheets of a site at build time: each entry file with everything it imports, minified.
//!
//! A browser that has to read one file before it knows the next waits once for each, and small files compress badly. The
//! files are parsed, so that a mistake in one is an error of the build.

mod error;
mod scripts;
mod styles;

pub use error::Error;
pub use scripts::{Script, bundle_script};
pub use styles::bundle_style;

use std::io;

/// Reads a file of the site by its name.
pub type Read<'a> = &'a dyn Fn(&str) -> io::Result<String>;

/// The address of a file that a bundle loads when it is needed, such as a font, relative to the bundle.
pub type Address<'a> = &'a dyn Fn(&str) -> io::Result<String>;
