//! Numbers, and the tables in which they are printed.

use rustix::time::{ClockId, clock_gettime};
use std::time::{Duration, Instant};

/// The result of a call, and its duration.
pub fn timed<T>(call: impl FnOnce() -> T) -> (T, Duration) {
    let begun = Instant::now();
    let value = call();
    (value, begun.elapsed())
}

/// The result of a call, and the CPU time of this thread, which leaves out the time of other processes.
pub fn worked<T>(call: impl FnOnce() -> T) -> (T, Duration) {
    let now = || {
        let now = clock_gettime(ClockId::ThreadCPUTime);
        Duration::new(now.tv_sec.unsigned_abs(), u32::try_from(now.tv_nsec).unwrap_or(0))
    };
    let begun = now();
    let value = call();
    (value, now().saturating_sub(begun))
}

/// The quantile of a share from 0 to 1, in milliseconds; NaN for an empty list.
pub fn quantile(times: &[Duration], share: f64) -> f64 {
    let mut sorted: Vec<f64> = times.iter().map(|time| time.as_secs_f64() * 1e3).collect();
    sorted.sort_by(f64::total_cmp);
    let at = (sorted.len().saturating_sub(1)) as f64 * share;
    let of = |at: f64| sorted.get(at as usize).copied().unwrap_or(f64::NAN);
    of(at.floor()) + (of(at.ceil()) - of(at.floor())) * at.fract()
}

/// The median.
pub fn middle(mut numbers: Vec<u64>) -> u64 {
    numbers.sort_unstable();
    numbers.get(numbers.len() / 2).copied().unwrap_or(0)
}

/// A number for people: `1,234`.
pub fn whole(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (n, digit) in digits.chars().enumerate() {
        if n > 0 && (digits.len() - n).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// Milliseconds with three significant digits, at most three after the point.
pub fn ms(time: f64) -> String {
    match time {
        100.0.. => whole(time.round() as u64),
        10.0.. => format!("{time:.1}"),
        1.0.. => format!("{time:.2}"),
        _ => format!("{time:.3}"),
    }
}

/// The ratio of two times.
pub fn ratio(times: f64) -> String {
    if times < 10.0 { format!("{times:.1}×") } else { format!("{}×", whole(times.round() as u64)) }
}
