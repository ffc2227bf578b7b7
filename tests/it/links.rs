//! `sourceline check --links` as a curator runs it, against a local server.

use crate::sandbox::{ProgramOutput, Sandbox};
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;

/// A server that answers each path as its name says, and records the requests.
struct Server {
    address: String,
    asked: Arc<Mutex<Vec<String>>>,
    at_once: Arc<AtomicUsize>,
}

impl Server {
    fn new() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let address = listener.local_addr().expect("an address").to_string();
        let asked = Arc::new(Mutex::new(Vec::new()));
        let (open, at_once) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
        let server = Self { address, asked: Arc::clone(&asked), at_once: Arc::clone(&at_once) };
        thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                let (asked, open, at_once) = (Arc::clone(&asked), Arc::clone(&open), Arc::clone(&at_once));
                at_once.fetch_max(open.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
                thread::spawn(move || {
                    answer(&stream, &asked, &open);
                });
            }
        });
        server
    }

    fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    fn asked(&self) -> Vec<String> {
        self.asked.lock().expect("unpoisoned").clone()
    }
}

/// Answers one request. The count of open requests is lowered before the response is complete, since the next request
/// may arrive then.
fn answer(stream: &TcpStream, asked: &Mutex<Vec<String>>, open: &AtomicUsize) {
    let mut lines = BufReader::new(stream).lines();
    let first = lines.next().and_then(Result::ok).unwrap_or_default();
    let agent = lines.map_while(Result::ok).take_while(|line| !line.is_empty());
    let agent = agent.filter_map(|line| line.to_lowercase().strip_prefix("user-agent: ").map(str::to_owned)).next();
    let words: Vec<&str> = first.split(' ').collect();
    let (method, path) = (words.first().copied().unwrap_or(""), words.get(1).copied().unwrap_or(""));
    asked.lock().expect("unpoisoned").push(format!("{method} {path} {}", agent.unwrap_or_default()));
    let head = match (path, method) {
        ("/no-head" | "/endless", "HEAD") => "405 Method Not Allowed",
        ("/gone", _) => "410 Gone",
        ("/missing", _) => "404 Not Found",
        ("/moved", _) => "301 Moved Permanently\r\nLocation: /there",
        ("/for-now", _) => "302 Found\r\nLocation: there?for=now",
        ("/moved-and-gone", _) => "308 Permanent Redirect\r\nLocation: /missing",
        ("/round", _) => "301 Moved Permanently\r\nLocation: /round",
        ("/nowhere", _) => "301 Moved Permanently",
        ("/mail", _) => "301 Moved Permanently\r\nLocation: mailto:a@example.org",
        ("/forbidden", _) => "403 Forbidden",
        ("/broken", _) => "500 Internal Server Error",
        ("/busy", _) => "429 Too Many Requests",
        ("/silent", _) => return thread::park(),
        _ => "200 OK",
    };
    open.fetch_sub(1, Ordering::SeqCst);
    let mut stream = stream;
    let endless = path == "/endless" && method == "GET";
    let length = if endless { "" } else { "Content-Length: 0\r\n" };
    let _ = write!(stream, "HTTP/1.1 {head}\r\n{length}Connection: close\r\n\r\n");
    // Until the client closes the connection.
    while endless && stream.write_all(&[b'x'; 4096]).is_ok() {}
}

/// A timeline whose sources have these addresses.
fn with(addresses: &[String]) -> Sandbox {
    let sandbox = Sandbox::with_event();
    for (number, address) in addresses.iter().enumerate() {
        sandbox.put(&format!("data/sources/s{number:02}.toml"), format!("title = \"S\"\nurl = \"{address}\"\n"));
    }
    sandbox
}

/// What the check reports about links: the rule, and the message with its hint.
fn check(sandbox: &Sandbox, more: &[&str]) -> (ProgramOutput, Vec<(String, String)>) {
    let output = sandbox.check(&[&["--links", "--format", "json"], more].concat());
    let objects = output.stdout.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).expect("JSON"));
    let word = |value: &serde_json::Value| value.as_str().expect("a string").to_owned();
    let of_links = objects.filter(|o| o["rule"].as_str().is_some_and(|rule| rule.starts_with("url-")));
    let reported =
        of_links.map(|o| (word(&o["rule"]), format!("{}; {}", word(&o["message"]), word(&o["hint"])))).collect();
    (output, reported)
}

#[test]
fn an_address_that_exists_is_requested_once_and_not_reported() {
    let server = Server::new();
    let sandbox = with(&[server.url("/fine#part"), server.url("/no-head"), server.url("/endless")]);
    sandbox.put(
        "data/timeline.toml",
        format!("title = \"T\"\nlanguage = \"en\"\nintro = \"[Again]({})\"\n", server.url("/fine#part")),
    );
    let (output, reported) = check(&sandbox, &[]);
    assert_eq!((output.code, reported), (Some(0), Vec::new()), "{}", output.stderr);
    assert_eq!(output.stderr, "checking 3 addresses on 1 host\n");
    let agent = format!("sourceline/{} (link check)", env!("CARGO_PKG_VERSION"));
    let expected = ["HEAD /fine", "HEAD /no-head", "GET /no-head", "HEAD /endless", "GET /endless"];
    let mut asked = server.asked();
    asked.sort_by_key(|line| expected.iter().position(|start| line.starts_with(&format!("{start} "))));
    assert_eq!(asked, expected.map(|start| format!("{start} {agent}")));
    assert_eq!(server.at_once.load(Ordering::SeqCst), 1, "one request at a time");
}

#[test]
fn a_missing_page_is_an_error_and_a_moved_one_a_warning_with_the_new_address() {
    let server = Server::new();
    for (path, rule, says, code) in [
        (
            "/missing",
            "url-gone",
            "“{}/missing” no longer exists (404); write its new address, or that of an archived copy: archive_url = \"…\"",
            1,
        ),
        (
            "/gone",
            "url-gone",
            "“{}/gone” no longer exists (410); write its new address, or that of an archived copy: archive_url = \"…\"",
            1,
        ),
        (
            "/moved-and-gone",
            "url-gone",
            "“{}/moved-and-gone” no longer exists (404, after a redirect to {}/missing); write its new address, or that of an archived copy: archive_url = \"…\"",
            1,
        ),
        ("/moved#part", "url-moved", "“{}/moved#part” has moved; write its new address: {}/there#part", 0),
        (
            "/for-now",
            "url-moved",
            "“{}/for-now” is redirected for now; if that address is permanent, write {}/there?for=now",
            0,
        ),
    ] {
        let (output, reported) = check(&with(&[server.url(path)]), &[]);
        assert_eq!(reported, [(rule.to_owned(), says.replace("{}", &server.url("")))]);
        assert_eq!(output.code, Some(code), "{path}");
    }
}

#[test]
fn an_address_that_could_not_be_checked_is_reported_as_such_and_is_no_error() {
    let server = Server::new();
    let cases = [
        (server.url("/forbidden"), "the server refuses automated requests (403)"),
        (server.url("/broken"), "the server answered 500"),
        (server.url("/round"), "it is redirected more than 5 times"),
        (server.url("/nowhere"), "it is redirected (301) without a location"),
        (server.url("/mail"), "it redirects to mailto:a@example.org"),
        (server.url("/silent"), "no response within 1 s"),
        ("http://127.0.0.1:1/".to_owned(), "the connection was refused"),
    ];
    for (address, why) in cases {
        let (output, reported) = check(&with(std::slice::from_ref(&address)), &["--timeout", "1"]);
        let says = format!("“{address}” could not be checked: {why}; open it in a browser, or check again later");
        assert_eq!((output.code, reported), (Some(0), vec![("url-unchecked".to_owned(), says)]));
    }
    let (_, reported) = check(&with(&[format!("https://{}/", server.address)]), &["--timeout", "5"]);
    assert_eq!(reported[0].0, "url-unchecked", "a server without TLS: {reported:?}");
}

#[test]
fn a_host_that_answers_429_is_not_asked_again() {
    let server = Server::new();
    let (output, reported) = check(&with(&[server.url("/busy"), server.url("/fine"), server.url("/missing")]), &[]);
    assert_eq!(output.code, Some(0));
    assert_eq!(reported.iter().filter(|(rule, _)| rule == "url-unchecked").count(), 3, "{reported:?}");
    assert_eq!(server.asked().len(), 1, "{:?}", server.asked());
}

#[test]
fn links_in_the_text_of_events_are_checked_and_reported_with_their_position() {
    let server = Server::new();
    let sandbox = Sandbox::with_event();
    let text = format!(
        "Two states sign.[^help] See [it]({}), or write to [us](mailto:a@example.org).\n",
        server.url("/missing")
    );
    sandbox.put("data/events/treaty.md", crate::sandbox::EVENT.replace("Two states sign.[^help]\n", &text));
    let output = sandbox.check(&["--links"]);
    assert_eq!(output.code, Some(1));
    assert!(
        output.stdout.contains("error[url-gone]") && output.stdout.contains(" --> data/events/treaty.md:13:29\n"),
        "{}",
        output.stdout
    );
    assert_eq!(server.asked().len(), 2, "HEAD, then GET");
}

#[test]
fn no_address_is_requested_without_the_option() {
    let server = Server::new();
    let sandbox = with(&[server.url("/missing")]);
    assert_eq!(sandbox.check(&[]).code, Some(0));
    assert_eq!(sandbox.record().code, Some(0));
    assert_eq!(server.asked(), [] as [String; 0]);
    let output = sandbox.check(&["--timeout", "5"]);
    assert!(output.code == Some(2) && output.stderr.contains("--links"), "{output:?}");
    let output = sandbox.check(&["--links", "--timeout", "0"]);
    assert!(output.code == Some(2) && output.stderr.contains("1..=120"), "{output:?}");
}
