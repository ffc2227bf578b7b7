//! The messages as the build generates them from `locales/`.
#![allow(clippy::all, clippy::pedantic, missing_docs, unreachable_pub)]

include!(concat!(env!("OUT_DIR"), "/catalogue.rs"));
