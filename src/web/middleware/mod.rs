//! Layers around the router.

mod conditional;
mod data_version;
mod mount;
mod security_headers;

pub use conditional::not_modified;
pub use data_version::data_version;
pub use mount::mount;
pub use security_headers::security_headers;
