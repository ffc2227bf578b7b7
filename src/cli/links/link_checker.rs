//! Checks one URL: HEAD, or GET if the server refuses HEAD, following redirects. Never reads a response body.

use super::HostQueue;
use crate::curate::LinkStatus;
use std::time::Duration;
use ureq::http::header::LOCATION;
use ureq::{Agent, Error, Timeout};
use url::Url;

const MAX_REDIRECTS: usize = 5;

pub struct LinkChecker {
    agent: Agent,
    hosts: HostQueue,
    timeout: Duration,
}

struct ResponseHead {
    status: u16,
    location: Option<String>,
}

impl LinkChecker {
    pub fn new(timeout: Duration, hosts: HostQueue) -> Self {
        let agent = Agent::config_builder()
            .user_agent(concat!("sourceline/", env!("CARGO_PKG_VERSION"), " (link check)"))
            .timeout_global(Some(timeout))
            // `check` follows redirects itself, because each host has its own queue.
            .max_redirects(0)
            .max_redirects_will_error(false)
            .http_status_as_error(false)
            .max_idle_connections(0)
            .build()
            .new_agent();
        Self { agent, hosts, timeout }
    }

    /// Checks a URL, following redirects.
    pub fn check(&self, address: &str) -> LinkStatus {
        let Ok(first) = Url::parse(address) else { return LinkStatus::Unknown("it is not a URL".into()) };
        let mut url = first.clone();
        let mut permanent = true;
        for _ in 0..=MAX_REDIRECTS {
            let ResponseHead { status, location } = match self.head(&url) {
                Ok(head) => head,
                Err(why) => return LinkStatus::Unknown(why),
            };
            let at = || (url != first).then(|| url.to_string());
            match status {
                200..=299 if url == first => return LinkStatus::Found,
                200..=299 => return LinkStatus::Moved { to: url.into(), permanent },
                301 | 302 | 303 | 307 | 308 => {
                    let Some(next) = location.and_then(|to| url.join(&to).ok()) else {
                        return LinkStatus::Unknown(format!("it is redirected ({status}) without a location"));
                    };
                    if !matches!(next.scheme(), "http" | "https") {
                        return LinkStatus::Unknown(format!("it redirects to {next}"));
                    }
                    permanent &= matches!(status, 301 | 308);
                    let fragment = url.fragment().map(ToOwned::to_owned);
                    url = next;
                    if url.fragment().is_none() {
                        // RFC 9110 §10.2.2: the redirect inherits the fragment.
                        url.set_fragment(fragment.as_deref());
                    }
                }
                404 | 410 => return LinkStatus::Gone { status, redirected_to: at() },
                403 => return LinkStatus::Unknown("the server refuses automated requests (403)".into()),
                429 => return LinkStatus::Unknown("its server limits the number of requests (429)".into()),
                _ => return LinkStatus::Unknown(format!("the server answered {status}")),
            }
        }
        LinkStatus::Unknown(format!("it is redirected more than {MAX_REDIRECTS} times"))
    }

    /// Requests HEAD, then GET if the server answers HEAD with an error.
    fn head(&self, url: &Url) -> Result<ResponseHead, String> {
        let mut address = url.clone();
        address.set_fragment(None);
        let once = |get: bool| {
            self.hosts.wait_turn(&host(url.as_str()), || {
                let asked = if get {
                    self.agent.get(address.as_str()).call()
                } else {
                    self.agent.head(address.as_str()).call()
                };
                let head = asked.map(|answer| ResponseHead {
                    status: answer.status().as_u16(),
                    location: answer
                        .headers()
                        .get(LOCATION)
                        .map(|to| String::from_utf8_lossy(to.as_bytes()).into_owned()),
                });
                let rate_limited = head.as_ref().is_ok_and(|head| head.status == 429);
                (head, rate_limited)
            })
        };
        let explain = |error: &Error| why(error, self.timeout);
        let head = once(false)?.map_err(|error| explain(&error))?;
        if matches!(head.status, 400..=599) && head.status != 429 {
            return once(true)?.map_err(|error| explain(&error));
        }
        Ok(head)
    }
}

/// Host and port of a URL: the key of the queue.
pub fn host(address: &str) -> String {
    let url = Url::parse(address).ok();
    let part = url.as_ref().and_then(|url| Some((url.host_str()?, url.port_or_known_default()?)));
    part.map_or_else(|| address.to_owned(), |(host, port)| format!("{host}:{port}"))
}

/// Explains a network error in a few words.
fn why(error: &Error, timeout: Duration) -> String {
    match error {
        Error::Timeout(Timeout::Resolve) | Error::HostNotFound => {
            "the host does not exist, or there is no network".into()
        }
        Error::Timeout(_) => format!("no response within {} s", timeout.as_secs()),
        Error::Io(error) if error.kind() == std::io::ErrorKind::ConnectionRefused => {
            "the connection was refused".into()
        }
        Error::ConnectionFailed => "no connection".into(),
        error => {
            let words = error.to_string();
            words.lines().next().unwrap_or("no response").to_owned()
        }
    }
}
