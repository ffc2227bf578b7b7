//! Asks servers whether addresses are there: politely, and within bounds. One host is asked one thing at a time, a few
//! hosts at once.

mod link_checker;

use super::print_err;
use crate::curate::{LinkStatus, LinkStatuses};
use link_checker::LinkChecker;
use std::collections::{BTreeMap, HashMap};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

/// The most addresses that are asked for in a run.
const MAX_ADDRESSES: usize = 1_000;
/// How many hosts are asked at once.
const MAX_CONCURRENT_HOSTS: usize = 8;
/// How long a host is left alone between two requests.
const PAUSE_PER_HOST: Duration = Duration::from_millis(250);
/// After this time nothing more is asked for.
const MAX_RUN_TIME: Duration = Duration::from_secs(15 * 60);

/// Asks for every address; each answer may take as long as `timeout`.
pub fn check_links(addresses: &[String], timeout: Duration) -> LinkStatuses {
    let mut of_host: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for address in addresses.iter().take(MAX_ADDRESSES) {
        of_host.entry(link_checker::host(address)).or_default().push(address);
    }
    let count = |n: usize, one: &str, many: &str| format!("{n} {}", if n == 1 { one } else { many });
    let (asked, hosts) = (addresses.len().min(MAX_ADDRESSES), of_host.len());
    print_err(&format!("asking for {} of {}", count(asked, "address", "addresses"), count(hosts, "host", "hosts")));
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
        (
            address.clone(),
            LinkStatus::Unknown(format!("a run asks for {MAX_ADDRESSES} addresses, and this is one more")),
        )
    });
    answers.into_inner().unwrap_or_else(PoisonError::into_inner).into_iter().chain(left).collect()
}

/// When each host was asked last, and until when anything may be asked.
struct HostQueue {
    until: Instant,
    hosts: Mutex<HashMap<String, Arc<Mutex<Host>>>>,
}

#[derive(Default)]
struct Host {
    last: Option<Instant>,
    /// Whether it said that it was asked too much (RFC 6585 §4).
    rate_limited: bool,
}

impl HostQueue {
    /// Asks a host for something, when its turn has come. Beside what comes of it, `f` says whether the host is tired of
    /// being asked.
    fn in_turn<T>(&self, host: &str, f: impl FnOnce() -> (T, bool)) -> Result<T, &'static str> {
        let host = {
            let mut hosts = self.hosts.lock().unwrap_or_else(PoisonError::into_inner);
            Arc::clone(hosts.entry(host.to_owned()).or_default())
        };
        let mut host = host.lock().unwrap_or_else(PoisonError::into_inner);
        if host.rate_limited {
            return Err("its server has asked for patience");
        }
        if let Some(last) = host.last {
            thread::sleep(PAUSE_PER_HOST.saturating_sub(last.elapsed()));
        }
        if Instant::now() > self.until {
            return Err("the time for a run was over");
        }
        let (done, tired) = f();
        host.last = Some(Instant::now());
        host.rate_limited = tired;
        Ok(done)
    }
}
