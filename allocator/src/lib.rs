//! The memory allocator of the `sourceline` program.
//!
//! It is in a package of its own because an option of mimalloc can only be set by an unsafe call.

pub use mimalloc::MiMalloc;

/// `mi_option_purge_delay` in `mimalloc.h`, which the bindings do not name.
const PURGE_DELAY: libmimalloc_sys::mi_option_t = 15;

/// From now on, memory that is freed is given back to the system at once instead of after a second. What a timeline needs to
/// be loaded is not needed to serve it, and a server that is seldom asked anything would keep it.
#[allow(unsafe_code, reason = "the only way to set an option from within the program")]
pub fn return_free_memory_at_once() {
    // SAFETY: `mi_option_set` writes an integer into a table of the allocator and may be called at any time. `mi_collect` frees
    // only memory that is not in use. Both are C functions without other preconditions (mimalloc.h).
    unsafe {
        libmimalloc_sys::mi_option_set(PURGE_DELAY, 0);
        libmimalloc_sys::mi_collect(true);
    }
}
