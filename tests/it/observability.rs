//! What an operator learns from a running server.

use crate::sandbox::{Sandbox, program, run_in};
use crate::serve::Running;
use crate::site::repository;
use serde_json::Value;
use std::fs::{self, File};
use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::Stdio;
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

/// The response of the operator's socket in the sandbox; nothing if it is not there yet.
#[cfg(unix)]
fn ask(sandbox: &Sandbox, path: &str) -> Option<String> {
    let mut stream = std::os::unix::net::UnixStream::connect(sandbox.path("admin")).ok()?;
    write!(stream, "GET {path} HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n").ok()?;
    let mut response = String::new();
    stream.read_to_string(&mut response).ok()?;
    Some(response)
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
    let options =
        ["--log", "info", "--log-format", "json", "--trusted-proxy", "127.0.0.0/8", "--slow-request", "60000"];
    let running = start(&sandbox, &options);
    // Of a page that is not made in advance.
    let about = get(&running, "/?q=%22x%20y%22", "");
    get(&running, "/?q=%22x%20y%22", "X-Request-Id: abc-1\r\nX-Forwarded-For: 198.51.100.1, 203.0.113.7\r\n");
    get(&running, "/nothing", "X-Request-Id: not valid\r\nForwarded: for=\"[2001:db8::7]:80\"\r\n");
    let (lines, others): (Vec<Value>, Vec<Value>) =
        lines(&sandbox, 4).into_iter().partition(|line| line["target"] == "access");
    let unpublished: Vec<_> = others.iter().map(|line| &line["message"]).collect();
    assert_eq!(unpublished, ["not all ids are published: `sourceline publish` makes them permanent"]);
    let expected = [
        ("/?q=%22x%20y%22", 200, "miss", "127.0.0.1"),
        ("/?q=%22x%20y%22", 200, "hit", "203.0.113.7"),
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
    let running = start(&sandbox, &["--slow-request", "60000"]);
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
    let running = Running::start_with_log(&mut command, Stdio::piped());
    for number in 0..100 {
        let response = get(&running, &format!("/about?x={}{number}", "x".repeat(2000)), "");
        assert!(response.starts_with("HTTP/1.1 200 OK\r\n"), "{response}");
    }
    assert_eq!(running.end("-TERM"), Some(0));
}

/// The value of a metric with all its labels.
#[cfg(unix)]
fn metric(metrics: &str, name: &str) -> f64 {
    let value = metrics.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(' '));
    value.and_then(|value| value.parse().ok()).unwrap_or_else(|| panic!("{name}: {metrics}"))
}

#[cfg(unix)]
#[test]
fn readyz_follows_the_site_from_loading_over_broken_edits_to_the_end() {
    let sandbox = Sandbox::empty();
    // So many that they take a while to load.
    let sample = sandbox.run(&["sample", "20000", "data"]);
    assert_eq!(sample.code, Some(0), "{sample:?}");
    let admin = format!("unix:{}", sandbox.path("admin").display());
    let mut command = program();
    command.args(["serve", "--bind", "127.0.0.1:0", "--shutdown-timeout", "60", "--admin", &admin, "--data"]);
    let mut child =
        command.arg(sandbox.path("data")).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().expect("it starts");
    let loading = wait_for("the operator’s socket", || ask(&sandbox, "/readyz"));
    assert!(loading.starts_with("HTTP/1.1 503 ") && body(&loading) == "loading\n", "{loading}");
    assert_eq!(body(&ask(&sandbox, "/healthz").expect("a response")), "ok\n");
    child.kill().expect("killed");
    child.wait().expect("it ends");

    let sandbox = Sandbox::with_fixture();
    let admin = format!("unix:{}", sandbox.path("admin").display());
    let mut command = program();
    command.args(["serve", "--bind", "127.0.0.1:0", "--shutdown-timeout", "60", "--admin", &admin, "--data"]);
    command.arg(sandbox.path("data"));
    let running = Running::start_with_log(&mut command, Stdio::null());
    let readyz =
        |expected: &str| wait_for(expected, || ask(&sandbox, "/readyz").filter(|response| response.contains(expected)));
    let version = get(&running, "/about", "")
        .lines()
        .find_map(|line| line.strip_prefix("data-version: ")?.into())
        .map(ToOwned::to_owned)
        .expect("a version");
    let ready = readyz("reload: ok");
    assert!(ready.starts_with("HTTP/1.1 200 OK") && ready.contains(&format!("\nversion: {version}\n")), "{ready}");
    let event = sandbox.text("events/0430-treaty.md");
    sandbox.put("data/events/0430-treaty.md", event.replacen("title", "tittle", 1));
    running.signal("-HUP");
    let failed = readyz("reload: failed");
    assert!(failed.starts_with("HTTP/1.1 200 OK") && failed.contains("events/0430-treaty.md:2:"), "{failed}");
    assert!(failed.contains(&format!("\nversion: {version}\n")), "{failed}");
    sandbox.put("data/events/0430-treaty.md", event.replacen("Treaty", "Pact", 1));
    running.signal("-HUP");
    let again = readyz("reload: ok");
    assert!(!again.contains(&version) && !again.contains("0430-treaty"), "{again}");
    let metrics = ask(&sandbox, "/metrics").expect("a response");
    assert_eq!(metric(&metrics, "sourceline_reloads_total{result=\"ok\"}"), 1.0);
    assert_eq!(metric(&metrics, "sourceline_reloads_total{result=\"failed\"}"), 1.0);
    // A connection that has begun a request keeps the program waiting.
    let mut begun = TcpStream::connect(format!("127.0.0.1:{}", running.port())).expect("it listens");
    begun.write_all(b"POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n").expect("a request");
    wait_for("the request", || metric(&ask(&sandbox, "/metrics")?, "sourceline_connections").eq(&1.0).then_some(()));
    running.signal("-TERM");
    assert!(readyz("stopping").starts_with("HTTP/1.1 503 "));
    drop(begun);
    assert_eq!(running.end("-TERM"), Some(0));
    assert!(!sandbox.path("admin").exists());
}

#[cfg(unix)]
#[test]
fn metrics_count_requests_and_bytes_and_are_only_on_the_operators_socket() {
    let sandbox = Sandbox::empty();
    let admin = format!("unix:{}", sandbox.path("admin").display());
    let running = start(&sandbox, &["--admin", &admin, "--max-connections", "8"]);
    // Pages without a query may have been made in advance.
    let view = "/?q=%22x%20y%22";
    let sizes = [get(&running, view, ""), get(&running, view, ""), get(&running, "/nothing", "")];
    let bytes: usize = sizes.iter().map(|response| body(response).len()).sum();
    for path in ["/metrics", "/healthz", "/readyz"] {
        assert!(get(&running, path, "").starts_with("HTTP/1.1 404 "), "{path}");
    }
    assert!(ask(&sandbox, "/about").expect("a response").starts_with("HTTP/1.1 404 "));
    // More than there is room for.
    let connect = |_| TcpStream::connect(format!("127.0.0.1:{}", running.port())).expect("it listens");
    let _held: Vec<TcpStream> = (0..20).map(connect).collect();
    let metrics = wait_for("refusals", || {
        let metrics = ask(&sandbox, "/metrics")?;
        let refused = metric(&metrics, "sourceline_refused_connections_total");
        let served = metric(&metrics, "sourceline_connections");
        (refused >= 12.0 && refused + served == 20.0).then_some(metrics)
    });
    assert!(metrics.contains("content-type: text/plain; version=0.0.4"), "{metrics}");
    assert_eq!(metric(&metrics, "sourceline_requests_total{status=\"2xx\",cache=\"miss\"}"), 1.0);
    assert_eq!(metric(&metrics, "sourceline_requests_total{status=\"2xx\",cache=\"hit\"}"), 1.0);
    assert_eq!(metric(&metrics, "sourceline_requests_total{status=\"4xx\",cache=\"miss\"}"), 4.0);
    let count = metric(&metrics, "sourceline_request_duration_seconds_count");
    assert_eq!(metric(&metrics, "sourceline_request_duration_seconds_bucket{le=\"+Inf\"}"), count);
    assert!(metric(&metrics, "sourceline_response_body_bytes_total") > bytes as f64);
    assert!(metric(&metrics, "sourceline_cache_entries") >= 1.0);
    assert!(metric(&metrics, "sourceline_cache_bytes") > 1000.0);
    assert!(metric(&metrics, "process_resident_memory_bytes") > 1e6);
    assert_eq!(metric(&metrics, "sourceline_dropped_log_lines_total"), 0.0);
    assert!(
        metrics.contains("sourceline_data_info{version=\"") && metrics.contains("sourceline_build_info{"),
        "{metrics}"
    );
    let refused = run_in(Path::new("."), &["serve", "--admin", "0.0.0.0:0"]);
    assert!(refused.code == Some(2) && refused.stderr.contains("other machines"), "{refused:?}");
}
