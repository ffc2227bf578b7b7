//! A parallel map that hands over its results in order and holds only a few of them.

use std::sync::mpsc;
use std::thread;

/// The most items that a thread maps before it hands over their results. To hand over one by one the results of small files
/// would take longer than to read them.
const MAX_BLOCK: usize = 16;

/// How many blocks there are at least for each thread, so that all of them end at about the same time.
const BLOCKS_PER_THREAD: usize = 4;

/// Maps items on all threads of the machine and hands the results over in the order of the items, so that the outcome
/// does not depend on the machine.
///
/// The threads take turns: of `n` threads, each maps every `n`-th block of items. A thread waits until its block is taken
/// before it hands over the next one, so at most three blocks per thread exist at a time, however slow one item is.
pub fn map_in_order<T: Sync, R: Send>(items: &[T], map: impl Fn(&T) -> R + Sync, take: impl FnMut(R)) {
    let threads = thread::available_parallelism().map_or(1, usize::from).min(items.len());
    if threads < 2 {
        items.iter().map(map).for_each(take);
        return;
    }
    let block = items.len().div_ceil(threads * BLOCKS_PER_THREAD).min(MAX_BLOCK);
    let map = &map;
    thread::scope(|scope| {
        let start = |first: usize| {
            let (sender, receiver) = mpsc::sync_channel(1);
            scope.spawn(move || {
                for block in items.chunks(block).skip(first).step_by(threads) {
                    if sender.send(block.iter().map(map).collect::<Vec<R>>()).is_err() {
                        break;
                    }
                }
            });
            receiver
        };
        let receivers: Vec<mpsc::Receiver<Vec<R>>> = (0..threads).map(start).collect();
        // The first thread that has nothing more to send would have had the block after the last.
        receivers.iter().cycle().map_while(|receiver| receiver.recv().ok()).flatten().for_each(take);
    });
}

#[cfg(test)]
mod tests {
    use super::{MAX_BLOCK, map_in_order};
    use std::sync::atomic::{AtomicUsize, Ordering};

    #[test]
    fn results_come_in_the_order_of_the_items() {
        let items: Vec<u64> = (0..500).collect();
        let mut seen = Vec::new();
        // Some take longer than others.
        let map = |&n: &u64| (0..(n * 7919) % 1000).fold(n, |n, more| n ^ more ^ more);
        map_in_order(&items, map, |n| seen.push(n));
        assert_eq!(seen, items);
        map_in_order(&[] as &[u64], map, |_| panic!("nothing to take"));
    }

    #[test]
    fn few_blocks_wait_while_one_item_is_slow() {
        let threads = std::thread::available_parallelism().map_or(1, usize::from);
        let items: Vec<usize> = (0..500).collect();
        let done = AtomicUsize::new(0);
        let map = |&n: &usize| {
            if n == 0 {
                std::thread::sleep(std::time::Duration::from_millis(50));
            }
            done.fetch_add(1, Ordering::SeqCst);
        };
        let (mut taken, mut most_waiting) = (0, 0);
        map_in_order(&items, map, |()| {
            most_waiting = most_waiting.max(done.load(Ordering::SeqCst) - taken);
            taken += 1;
        });
        assert_eq!(taken, 500);
        assert!(most_waiting <= 3 * threads * MAX_BLOCK, "{most_waiting} results waited");
    }
}
