//! Layers around the router.

mod mount;
mod respond;

pub use mount::mount;
pub use respond::{InAdvance, respond};
