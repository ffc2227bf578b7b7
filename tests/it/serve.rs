//! The program as an operator runs it.

use crate::page::Page;
use crate::sandbox::{ProgramOutput, Sandbox, program, run_in};
use crate::site::repository;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};

/// A running program and the address that it printed. It is ended on drop, also if the test fails.
pub struct Running {
    child: Child,
    pub url: String,
}

impl Running {
    pub fn start(command: &mut Command) -> Self {
        Self::start_with_log(command, Stdio::piped())
    }

    /// Starts the program with its standard error at `log`.
    pub fn start_with_log(command: &mut Command, log: Stdio) -> Self {
        let mut child = command.stdout(Stdio::piped()).stderr(log).spawn().expect("the program starts");
        let mut lines = BufReader::new(child.stdout.take().expect("its output")).lines().map_while(Result::ok);
        let line = lines.find(|line| line.starts_with("Sourceline serves ")).unwrap_or_default();
        let url = line.trim().rsplit(' ').next().unwrap_or("").to_owned();
        assert!(url.starts_with("http://") || url.starts_with("unix:"), "{line}");
        Self { child, url }
    }

    pub fn port(&self) -> &str {
        self.url
            .trim_start_matches("http://")
            .split('/')
            .next()
            .and_then(|host| host.rsplit(':').next())
            .expect("a port")
    }

    pub fn get(&self, path: &str) -> String {
        let mut stream = TcpStream::connect(format!("127.0.0.1:{}", self.port())).expect("it listens");
        write!(stream, "GET {path} HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n").expect("a request");
        let mut answer = String::new();
        stream.read_to_string(&mut answer).expect("an answer");
        answer
    }

    /// The page of an answer, which must be there.
    pub fn page(&self, path: &str) -> Page {
        let answer = self.get(path);
        assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
        Page::parse(answer.split_once("\r\n\r\n").expect("a body").1)
    }

    /// Sends a signal, such as `-HUP`.
    pub fn signal(&self, signal: &str) {
        let done = Command::new("kill").args([signal, &self.child.id().to_string()]).status().expect("kill");
        assert!(done.success());
    }

    pub fn end(mut self, signal: &str) -> Option<i32> {
        self.signal(signal);
        self.child.wait().expect("it ends").code()
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn the_binary_alone_serves_the_edition_from_an_empty_folder() {
    let empty = Sandbox::empty();
    let running = Running::start(program().args(["--bind", "127.0.0.1:0"]).current_dir(empty.path("")));
    let page = running.page("/");
    let folder = sourceline::load::Folder::read(&repository("data")).expect("the edition is there");
    let title = crate::site::timeline(&folder).about.title;
    assert_eq!(page.heading(), title);
    // The canonical address is the bound one, and is never taken from the Host header.
    assert_eq!(page.canonical().as_deref(), Some(running.url.as_str()));
    assert!(!running.get("/").contains("evil.example"));
    assert_eq!(running.end("-TERM"), Some(0));
    assert_eq!(std::fs::read_dir(empty.path("")).expect("a folder").count(), 0, "the program writes nothing");
}

#[test]
fn flags_and_environment_variables_configure_the_server() {
    let running = Running::start(
        program()
            .args(["serve", "--bind", "127.0.0.1:0", "--data"])
            .arg(repository("tests/fixtures/small"))
            .env("SOURCELINE_BASE_URL", "https://example.org/h"),
    );
    let page = running.page("/h/");
    assert_eq!((page.heading().as_str(), page.canonical().as_deref()), ("A small war", Some("https://example.org/h/")));
    assert_eq!(running.end("-INT"), Some(0));
    let running = Running::start(
        program().env("SOURCELINE_DATA", repository("tests/fixtures/small")).env("SOURCELINE_BIND", "0.0.0.0:0"),
    );
    assert!(running.url.starts_with("http://localhost:"), "{}", running.url);
    assert_eq!(running.end("-TERM"), Some(0));
}

/// The response to a request over a socket in the file system.
#[cfg(unix)]
fn get_over_unix_socket(path: &Path) -> String {
    let mut stream = std::os::unix::net::UnixStream::connect(path).expect("it listens");
    write!(stream, "GET /about HTTP/1.1\r\nHost: history.example\r\nConnection: close\r\n\r\n").expect("a request");
    let mut answer = String::new();
    stream.read_to_string(&mut answer).expect("an answer");
    answer
}

#[test]
fn a_security_txt_is_served_if_it_says_whom_to_contact_and_until_when() {
    let sandbox = Sandbox::empty();
    let start = |name: &str| {
        Running::start_with_log(
            program().args(["--bind", "127.0.0.1:0", "--security-txt"]).arg(sandbox.path(name)),
            std::fs::File::create(sandbox.path("log")).expect("a file").into(),
        )
    };
    let logged = || std::fs::read_to_string(sandbox.path("log")).expect("the log");
    let text = "Contact: mailto:security@example.org\nExpires: 2099-01-31T00:00:00Z\n";
    sandbox.put("security.txt", text);
    let running = start("security.txt");
    let answer = running.get("/.well-known/security.txt");
    assert!(answer.starts_with("HTTP/1.1 200 OK") && answer.ends_with(text), "{answer}");
    assert!(answer.contains("\r\ncontent-type: text/plain; charset=utf-8\r\n"), "{answer}");
    assert_eq!((running.end("-TERM"), logged().as_str()), (Some(0), ""));
    sandbox.put("old.txt", text.replace("2099", "2001"));
    assert_eq!(start("old.txt").end("-TERM"), Some(0));
    assert!(logged().contains("has expired"), "{}", logged());
    sandbox.put("half.txt", "Contact: mailto:security@example.org\n");
    for (name, said) in [("half.txt", "“Expires: "), ("none.txt", "cannot be read")] {
        let path = sandbox.path(name).display().to_string();
        let output = sandbox.run(&["serve", "--bind", "127.0.0.1:0", "--security-txt", &path]);
        assert!(output.code == Some(2) && output.stderr.contains(said), "{output:?}");
        assert!(output.stderr.contains(name), "{output:?}");
    }
    let running = Running::start(program().args(["--bind", "127.0.0.1:0"]));
    assert!(running.get("/.well-known/security.txt").starts_with("HTTP/1.1 404"));
}

#[cfg(unix)]
#[test]
fn a_unix_socket_is_served_replaced_if_nobody_listens_on_it_and_removed_at_the_end() {
    let sandbox = Sandbox::empty();
    let path = sandbox.path("socket");
    let bind = format!("unix:{}", path.display());
    // A listener that ends without removing its file.
    drop(std::os::unix::net::UnixListener::bind(&path).expect("a socket"));
    let running = Running::start(program().args(["--bind", &bind]));
    assert_eq!(running.url, bind);
    assert!(get_over_unix_socket(&path).starts_with("HTTP/1.1 200 OK"));
    let second = sandbox.run(&["--bind", &bind]);
    assert!(second.code == Some(2) && second.stderr.contains("is in use"), "{second:?}");
    assert!(get_over_unix_socket(&path).starts_with("HTTP/1.1 200 OK"));
    assert_eq!(running.end("-TERM"), Some(0));
    assert!(!path.exists());
    let file = sandbox.put("file", "not a socket");
    let refused = sandbox.run(&["--bind", &format!("unix:{}", file.display())]);
    assert!(refused.code == Some(2) && refused.stderr.contains("is not a socket"), "{refused:?}");
    assert_eq!(std::fs::read_to_string(file).expect("the file is there"), "not a socket");
}

/// The program with sockets as systemd passes them: as the files from number 3 on.
#[cfg(unix)]
fn activated(socket: impl Into<std::os::fd::OwnedFd>) -> Command {
    let mut shell = Command::new("sh");
    shell.args(["-c", "exec 3<&0 0</dev/null; LISTEN_PID=$$ LISTEN_FDS=1 exec \"$0\" \"$@\""]);
    shell.arg(program().get_program()).args(["serve", "--bind", "127.0.0.1:1"]).stdin(socket.into());
    shell
}

#[cfg(unix)]
#[test]
fn sockets_that_systemd_passes_are_served_instead_of_an_address() {
    let tcp = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = tcp.local_addr().expect("its address").port().to_string();
    let running = Running::start(&mut activated(tcp));
    assert_eq!(running.port(), port);
    running.page("/about");
    assert_eq!(running.end("-TERM"), Some(0));
    let sandbox = Sandbox::empty();
    let path = sandbox.path("socket");
    let running = Running::start(&mut activated(std::os::unix::net::UnixListener::bind(&path).expect("a socket")));
    assert_eq!(running.url, format!("unix:{}", path.display()));
    assert!(get_over_unix_socket(&path).starts_with("HTTP/1.1 200 OK"));
    assert_eq!(running.end("-TERM"), Some(0));
    assert!(path.exists(), "it is systemd’s");
}

#[test]
fn what_cannot_be_served_is_reported_in_one_line_with_exit_code_2() {
    // Bound until the test ends.
    let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    let taken = listener.local_addr().expect("its address").to_string();
    let cases: [(&[&str], &str); 7] = [
        (&["--bind", &taken], &taken),
        (&["--bind", "nonsense"], "“nonsense”"),
        (&["--bind", "unix:"], "“unix:”"),
        (&["--bind", "unix:no/such/folder/socket"], "no/such/folder"),
        (&["--data", "no/such/folder"], "“no/such/folder”"),
        (&["--base-url", "ftp://x"], "“ftp://x”"),
        (&["--data", "Cargo.toml"], "“Cargo.toml”"),
    ];
    for (arguments, named) in cases {
        let ProgramOutput { stderr, code, .. } = run_in(Path::new("."), arguments);
        assert_eq!(code, Some(2), "{arguments:?}: {stderr}");
        assert!(stderr.contains(named) && stderr.trim().lines().count() == 1, "{arguments:?}: {stderr}");
    }
}

#[test]
fn a_folder_with_errors_is_not_served_and_its_problems_are_shown() {
    let sandbox = Sandbox::with_event();
    sandbox.put("data/events/one.md", "+++\ntitle = \"T\"\ndate = 1950\nkind = \"war\"\n+++\nText.\n");
    let ProgramOutput { stderr, code, .. } = sandbox.run(&["serve", "--bind", "127.0.0.1:0", "--data", "data"]);
    assert_eq!(code, Some(1), "{stderr}");
    assert!(
        stderr.contains("error[type-wrong]")
            && stderr.contains("events/one.md:3:8")
            && stderr.contains("date = \"1950\"")
            && !stderr.contains("run this command again"),
        "{stderr}"
    );
    let watched = sandbox.run(&["serve", "--watch", "--bind", "127.0.0.1:0", "--data", "data"]);
    let last = "Nothing is served or watched yet: correct the errors, then run this command again.";
    assert_eq!((watched.code, watched.stderr.lines().last()), (Some(1), Some(last)));
}

#[test]
fn the_program_prints_its_version() {
    let output = run_in(Path::new("."), &["--version"]);
    assert_eq!(output.stdout.trim(), format!("sourceline {}", env!("CARGO_PKG_VERSION")));
}
