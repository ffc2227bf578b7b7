//! `check --links`: checks URLs over the network. Several hosts are checked in parallel, but each host gets one request at a
//! time, with a pause between two.

mod link_checker;

use super::print_err;
use crate::curate::{LinkStatus, LinkStatuses};
use link_checker::LinkChecker;
use std::collections::{BTreeMap, HashMap};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

const MAX_ADDRESSES: usize = 1_000;
const MAX_CONCURRENT_HOSTS: usize = 8;
const PAUSE_PER_HOST: Duration = Duration::from_millis(250);
/// No request is made after this time.
const MAX_RUN_TIME: Duration = Duration::from_secs(15 * 60);

/// Checks every address. `timeout` limits each response.
pub fn check_links(addresses: &[String], timeout: Duration) -> LinkStatuses {
    let mut of_host: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for address in addresses.iter().take(MAX_ADDRESSES) {
        of_host.entry(link_checker::host(address)).or_default().push(address);
    }
    let count = |n: usize, one: &str, many: &str| format!("{n} {}", if n == 1 { one } else { many });
    let (asked, hosts) = (addresses.len().min(MAX_ADDRESSES), of_host.len());
    print_err(&format!("checking {} on {}", count(asked, "address", "addresses"), count(hosts, "host", "hosts")));
    let hosts: Vec<Vec<&str>> = of_host.into_values().collect();
    let asking = LinkChecker::new(timeout, HostQueue { until: Instant::now() + MAX_RUN_TIME, hosts: Mutex::default() });
    let next = AtomicUsize::new(0);
    let answers = Mutex::new(Vec::new());
    thread::scope(|scope| {
        for _ in 0..MAX_CONCURRENT_HOSTS.min(hosts.len()) {
            scope.spawn(|| {
                while let Some(addresses) = hosts.get(next.fetch_add(1, Ordering::Relaxed)) {
                    for &address in addresses {
                        let answer = asking.check(address);
                        answers.lock().unwrap_or_else(PoisonError::into_inner).push((address.to_owned(), answer));
                    }
                }
            });
        }
    });
    let left = addresses.iter().skip(MAX_ADDRESSES).map(|address| {
        (address.clone(), LinkStatus::Unknown(format!("a run checks at most {MAX_ADDRESSES} addresses")))
    });
    answers.into_inner().unwrap_or_else(PoisonError::into_inner).into_iter().chain(left).collect()
}

/// Serializes the requests to each host.
struct HostQueue {
    until: Instant,
    hosts: Mutex<HashMap<String, Arc<Mutex<Host>>>>,
}

#[derive(Default)]
struct Host {
    last: Option<Instant>,
    /// It answered 429 (RFC 6585 §4); it gets no more requests.
    rate_limited: bool,
}

impl HostQueue {
    /// Runs `f` when it is the host's turn. `f` returns its result and whether the host answered 429.
    fn wait_turn<T>(&self, host: &str, f: impl FnOnce() -> (T, bool)) -> Result<T, &'static str> {
        let host = {
            let mut hosts = self.hosts.lock().unwrap_or_else(PoisonError::into_inner);
            Arc::clone(hosts.entry(host.to_owned()).or_default())
        };
        let mut host = host.lock().unwrap_or_else(PoisonError::into_inner);
        if host.rate_limited {
            return Err("its server limits the number of requests (429)");
        }
        if let Some(last) = host.last {
            thread::sleep(PAUSE_PER_HOST.saturating_sub(last.elapsed()));
        }
        if Instant::now() > self.until {
            return Err("the time limit of the run was reached");
        }
        let (result, rate_limited) = f();
        host.last = Some(Instant::now());
        host.rate_limited = rate_limited;
        Ok(result)
    }
}
