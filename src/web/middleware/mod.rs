//! Layers around the router.

mod conditional;
mod mount;
mod security_headers;

pub use conditional::not_modified;
pub use mount::mount;
pub use security_headers::security_headers;
