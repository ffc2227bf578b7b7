//! Layers around the router.

mod conditional;
mod security_headers;

pub use conditional::not_modified;
pub use security_headers::security_headers;
