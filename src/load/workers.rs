//! Work on many things at once, with the results in their order.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;
use std::thread;

/// Does some work on each of many things, on as many threads as the machine runs at once, and hands the results over in
/// the order of the things, so that what comes of it does not depend on the machine.
pub fn in_order<T: Sync, R: Send>(things: &[T], work: impl Fn(&T) -> R + Sync, mut take: impl FnMut(R)) {
    let threads = thread::available_parallelism().map_or(1, usize::from).min(things.len());
    if threads < 2 {
        things.iter().map(work).for_each(take);
        return;
    }
    let next = AtomicUsize::new(0);
    // Results wait for the one who takes them, so that no thread runs far ahead and fills the memory.
    let (send, results) = mpsc::sync_channel(threads);
    thread::scope(|scope| {
        for _ in 0..threads {
            let (send, next, work) = (send.clone(), &next, &work);
            scope.spawn(move || {
                loop {
                    let at = next.fetch_add(1, Ordering::Relaxed);
                    let Some(thing) = things.get(at) else { break };
                    if send.send((at, work(thing))).is_err() {
                        break;
                    }
                }
            });
        }
        drop(send);
        let (mut early, mut due) = (BTreeMap::new(), 0);
        for (at, result) in results {
            early.insert(at, result);
            while let Some(result) = early.remove(&due) {
                take(result);
                due += 1;
            }
        }
    });
}

#[cfg(test)]
mod tests {
    #[test]
    fn results_come_in_the_order_of_the_things() {
        let things: Vec<u64> = (0..500).collect();
        let mut seen = Vec::new();
        // Some take longer than others.
        let work = |&n: &u64| (0..(n * 7919) % 1000).fold(n, |n, more| n ^ more ^ more);
        super::in_order(&things, work, |n| seen.push(n));
        assert_eq!(seen, things);
        super::in_order(&[] as &[u64], work, |_| panic!("nothing to take"));
    }
}
