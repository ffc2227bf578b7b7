//! What an operator learns from a running server.

use crate::sandbox::{Sandbox, program, run_in};
use crate::serve::Running;
use crate::site::repository;
use serde_json::Value;
use std::fs::{self, File};
use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::time::{Duration, Instant};

/// The program with the small fixture and its log in the sandbox.
fn start(sandbox: &Sandbox, arguments: &[&str]) -> Running {
    let log = File::create(sandbox.path("log")).expect("a file");
    let mut command = program();
    command.args(["serve", "--bind", "127.0.0.1:0", "--data"]).arg(repository("tests/fixtures/small")).args(arguments);
    Running::start_with_log(&mut command, log.into())
}

/// The response to a request with more header fields.
fn get(running: &Running, path: &str, fields: &str) -> String {
    let mut stream = TcpStream::connect(format!("127.0.0.1:{}", running.port())).expect("it listens");
    write!(stream, "GET {path} HTTP/1.1\r\nHost: h\r\nConnection: close\r\n{fields}\r\n").expect("a request");
    let mut response = String::new();
    stream.read_to_string(&mut response).expect("a response");
    response
}

/// The body of a response.
fn body(response: &str) -> &str {
    response.split_once("\r\n\r\n").expect("a body").1
}

/// Waits until something is there.
fn wait_for<T>(what: &str, mut look: impl FnMut() -> Option<T>) -> T {
    let begun = Instant::now();
    loop {
        if let Some(found) = look() {
            return found;
        }
        assert!(begun.elapsed() < Duration::from_secs(60), "waited in vain for {what}");
        std::thread::sleep(Duration::from_millis(5));
    }
}

/// The lines of a log of JSON, when there are so many.
fn lines(sandbox: &Sandbox, count: usize) -> Vec<Value> {
    let text = wait_for("lines", || {
        let text = fs::read_to_string(sandbox.path("log")).expect("the log");
        (text.lines().count() >= count && text.ends_with('\n')).then_some(text)
    });
    text.lines().map(|line| serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}"))).collect()
}

#[test]
fn each_request_is_a_line_of_json_that_says_who_asked_for_what_and_what_came_of_it() {
    let sandbox = Sandbox::empty();
    let options = ["--log", "info", "--log-format", "json", "--trusted-proxy", "127.0.0.0/8"];
    let running = start(&sandbox, &options);
    let about = get(&running, "/about?x=%20", "");
    get(&running, "/about?x=%20", "X-Request-Id: abc-1\r\nX-Forwarded-For: 198.51.100.1, 203.0.113.7\r\n");
    get(&running, "/nothing", "X-Request-Id: not valid\r\nForwarded: for=\"[2001:db8::7]:80\"\r\n");
    let lines = lines(&sandbox, 3);
    let expected = [
        ("/about?x=%20", 200, "miss", "127.0.0.1"),
        ("/about?x=%20", 200, "hit", "203.0.113.7"),
        ("/nothing", 404, "miss", "2001:db8::7"),
    ];
    for (line, (path, status, cache, client)) in lines.iter().zip(expected) {
        let text = |field: &str| line[field].as_str().unwrap_or_default();
        assert_eq!(
            (
                text("level"),
                text("target"),
                text("method"),
                text("path"),
                &line["status"],
                text("cache"),
                text("client")
            ),
            ("INFO", "access", "GET", path, &Value::from(status), cache, client),
            "{line}"
        );
        assert!(line["duration_ms"].as_f64().is_some_and(|ms| ms > 0.0) && line.get("slow").is_none(), "{line}");
        assert!(!text("timestamp").is_empty() && !text("id").is_empty() && !text("id").contains(' '), "{line}");
    }
    assert_eq!(lines[0]["bytes"], body(&about).len());
    assert!(lines[1]["id"] == "abc-1" && lines[0]["id"] != lines[2]["id"], "{lines:?}");
    assert_eq!(running.end("-TERM"), Some(0));
}

#[test]
fn only_slow_requests_are_logged_by_default_and_nobody_but_a_trusted_proxy_is_believed() {
    let sandbox = Sandbox::empty();
    let running = start(&sandbox, &["--slow-request", "0", "--trusted-proxy", "203.0.113.0/24,unix"]);
    let claims = "X-Request-Id: invented\r\nX-Forwarded-For: 198.51.100.1\r\nForwarded: for=198.51.100.1\r\n";
    get(&running, "/about", claims);
    let line = wait_for("a line", || fs::read_to_string(sandbox.path("log")).ok().filter(|log| log.ends_with('\n')));
    assert!(line.contains(" WARN access: id=") && line.contains(" slow=true") && line.lines().count() == 1, "{line}");
    assert!(line.contains(" client=127.0.0.1") && !line.contains("invented") && !line.contains("198.51"), "{line}");
    drop(running);
    let running = start(&sandbox, &[]);
    get(&running, "/about", "");
    assert_eq!(running.end("-TERM"), Some(0));
    assert_eq!(fs::read_to_string(sandbox.path("log")).expect("the log"), "", "nothing is wrong");
    let refused = run_in(Path::new("."), &["serve", "--trusted-proxy", "proxy.example"]);
    assert!(refused.code == Some(2) && refused.stderr.contains("10.0.0.0/8"), "{refused:?}");
}

#[test]
fn a_log_that_nobody_reads_keeps_no_reader_waiting() {
    // More than a pipe holds.
    let mut command = program();
    command.args(["--bind", "127.0.0.1:0", "--log", "info"]);
    let running = Running::start_with_log(&mut command, std::process::Stdio::piped());
    for number in 0..100 {
        let response = get(&running, &format!("/about?x={}{number}", "x".repeat(2000)), "");
        assert!(response.starts_with("HTTP/1.1 200 OK\r\n"), "{response}");
    }
    assert_eq!(running.end("-TERM"), Some(0));
}
