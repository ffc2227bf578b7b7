//! The memory in use, to the byte: mimalloc, with a counter that can be switched on.

use mimalloc::MiMalloc;
use std::alloc::{GlobalAlloc, Layout};
use std::sync::atomic::{AtomicBool, AtomicI64, Ordering::Relaxed};

/// The allocator of the program. SQLite uses the system's, as usual.
pub struct Counted(MiMalloc);

#[global_allocator]
static ALLOCATOR: Counted = Counted(MiMalloc);

/// Counting takes time if several threads allocate at once, so nothing is timed meanwhile.
static COUNTING: AtomicBool = AtomicBool::new(false);
static IN_USE: AtomicI64 = AtomicI64::new(0);

/// Switches the count on or off.
pub fn count(on: bool) {
    COUNTING.store(on, Relaxed);
}

/// Bytes allocated and not freed since counting began.
pub fn in_use() -> i64 {
    IN_USE.load(Relaxed)
}

/// Resident memory of this process in MiB; 0 if the system does not report it.
pub fn resident() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    line.and_then(|line| line.trim().trim_end_matches(" kB").parse().ok()).unwrap_or(0) / 1024
}

fn counted(layout: Layout, sign: i64) {
    if COUNTING.load(Relaxed) {
        IN_USE.fetch_add(sign * i64::try_from(layout.size()).unwrap_or(0), Relaxed);
    }
}

// SAFETY: every call is passed to mimalloc; the counter does not allocate.
unsafe impl GlobalAlloc for Counted {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        counted(layout, 1);
        unsafe { self.0.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        counted(layout, -1);
        unsafe { self.0.dealloc(pointer, layout) }
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        counted(layout, 1);
        unsafe { self.0.alloc_zeroed(layout) }
    }

    unsafe fn realloc(&self, pointer: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        if COUNTING.load(Relaxed) {
            let more = i64::try_from(size).unwrap_or(0) - i64::try_from(layout.size()).unwrap_or(0);
            IN_USE.fetch_add(more, Relaxed);
        }
        unsafe { self.0.realloc(pointer, layout, size) }
    }
}
