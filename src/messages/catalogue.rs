//! The messages as the build generates them from `locales/`.
#![allow(clippy::all, clippy::pedantic, clippy::restriction)]

include!(concat!(env!("OUT_DIR"), "/catalogue.rs"));
