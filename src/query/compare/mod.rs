//! What several sides say about the same events.

mod index;
mod nearest;
mod side;
mod view;

pub use index::SideIndex;
pub use nearest::{Nearest, nearest_event};
pub use side::ComparedSide;
pub use view::{CompareFilter, CompareKey, CompareView, MAX_SIDES};
