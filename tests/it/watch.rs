//! `serve --watch` in the browser of somebody who writes.

use crate::sandbox::{Sandbox, program};
use crate::serve::Running;
use std::io::{BufRead, BufReader, Write};
use std::net::TcpStream;
use std::time::Duration;

/// The stream of server-sent events.
struct Events(BufReader<TcpStream>);

impl Events {
    fn open(running: &Running) -> Self {
        let mut stream = TcpStream::connect(format!("127.0.0.1:{}", running.port())).expect("it listens");
        stream.set_read_timeout(Some(Duration::from_secs(60))).expect("a timeout");
        write!(stream, "GET /_watch/events HTTP/1.1\r\nHost: localhost\r\n\r\n").expect("a request");
        Self(BufReader::new(stream))
    }

    /// The version of the data in the next event; `None` at the end of the stream.
    fn next(&mut self) -> Option<String> {
        let mut line = String::new();
        loop {
            line.clear();
            if self.0.read_line(&mut line).expect("a line") == 0 {
                return None;
            }
            if let Some(version) = line.trim_end().strip_prefix("data: ") {
                return Some(version.to_owned());
            }
        }
    }
}

/// The version of the data that a page says it shows.
fn version_of(page: &str) -> &str {
    page.split("/_watch/events\" data-version=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("the script")
}

#[test]
fn pages_learn_of_each_change_and_show_its_errors_over_the_last_good_page() {
    let sandbox = Sandbox::with_fixture();
    let data = sandbox.path("data");
    let running = Running::start(program().args(["serve", "--watch", "--bind", "127.0.0.1:0"]).arg(&data));
    // The folder is read once more when it is watched, and has not changed.
    let mut events = Events::open(&running);
    let first = events.next().expect("a version");
    let page = running.get("/");
    assert_eq!(version_of(&page), first);
    assert!(page.contains("script-src 'self'") && !page.contains("watch-problem"), "{page}");
    assert!(running.get("/_watch/script.js").contains("location.reload()"));

    let good = sandbox.text("timeline.toml");
    sandbox.put("data/timeline.toml", good.replacen("language =", "\"<b>x\" = 1\nlanguage =", 1));
    let broken = events.next().expect("a version");
    assert_ne!(broken, first);
    let page = running.get("/");
    assert_eq!(version_of(&page), broken);
    assert!(page.contains("<title>A small war") && page.contains("Your last edit has errors."), "{page}");
    assert!(page.contains("error[key-unknown]"), "{page}");
    // Character references by number, as in all templates.
    assert!(page.contains("`&#60;b&#62;x`") && !page.contains("<b>x"), "it is text: {page}");
    assert!(running.get("/_watch/style.css").contains(".watch-problem"));
    assert!(running.get("/nothing").contains("Your last edit has errors."), "also on a page of an error");
    assert!(!running.get("/events.csv").contains("watch"), "only pages are changed");

    sandbox.put("data/timeline.toml", good.replacen("A small war", "A large war", 1));
    let mended = events.next().expect("a version");
    let page = running.get("/");
    assert!(page.contains("<title>A large war") && !page.contains("watch-problem") && version_of(&page) == mended);
    running.signal("-TERM");
    assert_eq!(events.next(), None, "the stream does not hold up the end");
    assert_eq!(running.end("-TERM"), Some(0));
}

#[test]
fn without_watch_nothing_of_it_exists() {
    let sandbox = Sandbox::with_fixture();
    let running = Running::start(program().args(["serve", "--bind", "127.0.0.1:0"]).arg(sandbox.path("data")));
    assert!(!running.get("/").contains("_watch"));
    assert!(running.get("/_watch/events").starts_with("HTTP/1.1 404"));
}
