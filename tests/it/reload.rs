//! Data that change while they are served.

use crate::sandbox::{Sandbox, program};
use crate::serve::Running;
use crate::site::{Site, fixture_folder};
use std::fs::{self, File};
use std::io::{Cursor, Read};
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpSocket;

/// What the log says of data with errors.
const BROKEN: &str = "the site remains as it was";

/// The program with a folder or archive of the sandbox.
fn start(sandbox: &Sandbox, data: &str, more: &[&str]) -> Running {
    let log = File::create(sandbox.path("log")).expect("a file");
    let mut command = program();
    command.args(["serve", "--bind", "127.0.0.1:0", "--data"]).arg(sandbox.path(data)).args(more);
    Running::start_with_log(&mut command, log.into())
}

/// How often the log says something.
fn logged(sandbox: &Sandbox, text: &str) -> usize {
    fs::read_to_string(sandbox.path("log")).expect("the log").matches(text).count()
}

/// Waits until something holds.
fn wait_for(what: &str, mut holds: impl FnMut() -> bool) {
    let begun = Instant::now();
    while !holds() {
        assert!(begun.elapsed() < Duration::from_secs(60), "waited in vain for {what}");
        std::thread::sleep(Duration::from_millis(5));
    }
}

/// The number of the edition that is served: the last word of its title.
fn served(running: &Running) -> usize {
    let page = running.get("/");
    assert!(page.starts_with("HTTP/1.1 200 OK\r\n"), "{page}");
    let rest = page.split_once("<title>Edition ").expect("its title").1;
    rest.split(|c: char| !c.is_ascii_digit()).next().and_then(|number| number.parse().ok()).expect("a number")
}

fn wait_for_edition(running: &Running, number: usize) {
    wait_for(&format!("edition {number}"), || served(running) == number);
}

/// `timeline.toml` of an edition with this number.
fn timeline(number: usize) -> String {
    let text = String::from_utf8(fixture_folder().file("timeline.toml").expect("a file").bytes.to_vec()).expect("text");
    text.replacen("A small war", &format!("Edition {number}"), 1)
}

/// Replaces a file at once, as many editors save it.
fn save_by_renaming(sandbox: &Sandbox, path: &str, bytes: impl AsRef<[u8]>) {
    let new = sandbox.put(&format!("{path}.new~"), bytes);
    fs::rename(new, sandbox.path(path)).expect("renamed");
}

#[test]
fn a_hundred_reloads_under_load_fail_no_request_and_broken_data_change_nothing() {
    let sandbox = Sandbox::with_fixture();
    sandbox.put("data/timeline.toml", timeline(0));
    let running = start(&sandbox, "data", &[]);
    let done = AtomicBool::new(false);
    std::thread::scope(|scope| {
        let readers = [0, 1].map(|_| {
            scope.spawn(|| {
                let mut last = 0;
                while !done.load(Ordering::Relaxed) {
                    let now = served(&running);
                    assert!(now >= last, "edition {now} after {last}");
                    last = now;
                    for path in ["/about", "/events/0430-treaty", "/events.json"] {
                        let answer = running.get(path);
                        assert!(answer.starts_with("HTTP/1.1 200 OK\r\n"), "{path}: {answer}");
                    }
                }
            })
        });
        for number in 1..=50 {
            sandbox.put("data/timeline.toml", timeline(number) + "nonsense = 1\n");
            running.signal("-HUP");
            wait_for("a report", || logged(&sandbox, BROKEN) == number);
            assert_eq!(served(&running), number - 1);
            sandbox.put("data/timeline.toml", timeline(number));
            running.signal("-HUP");
            wait_for_edition(&running, number);
        }
        done.store(true, Ordering::Relaxed);
        for reader in readers {
            reader.join().expect("no request failed");
        }
    });
    assert_eq!((logged(&sandbox, "error[key-unknown]"), logged(&sandbox, BROKEN)), (50, 50), "each is reported once");
    assert_eq!(running.end("-TERM"), Some(0));
}

/// JSON lines that are so many, and hardly compress, that they are not sent before a client reads them.
fn many_lines(seed: u64) -> String {
    let letters = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let mut number = seed;
    let mut letter = |_| {
        number = number.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        char::from(letters[usize::try_from(number >> 58).expect("six bits")])
    };
    let mut line = |at| {
        let reason: String = (0..30_000).map(&mut letter).collect();
        format!("{{\"id\": \"old-{at}\", \"withdrawn\": \"{reason}\"}}\n")
    };
    (0..200).map(&mut line).collect()
}

/// The file of JSON lines in an archive.
fn lines_of(archive: &[u8]) -> String {
    let mut zip = zip::ZipArchive::new(Cursor::new(archive)).expect("a whole archive");
    let mut text = String::new();
    zip.by_name("edition/events/archive.jsonl").expect("the file").read_to_string(&mut text).expect("its text");
    text
}

#[tokio::test]
async fn a_download_of_the_edition_under_way_ends_with_the_data_it_began_with() {
    let sandbox = Sandbox::with_fixture();
    let (old, new) = (many_lines(1), many_lines(2));
    sandbox.put("data/timeline.toml", timeline(1));
    sandbox.put("data/events/archive.jsonl", &old);
    let running = start(&sandbox, "data", &[]);
    let socket = TcpSocket::new_v4().expect("a socket");
    // So that little is sent before it is read.
    socket.set_recv_buffer_size(16 << 10).expect("a size");
    let address = format!("127.0.0.1:{}", running.port()).parse().expect("an address");
    let mut stream = socket.connect(address).await.expect("it listens");
    stream.write_all(b"GET /edition.zip HTTP/1.0\r\n\r\n").await.expect("a request");
    let mut bytes = vec![0; 64 << 10];
    stream.read_exact(&mut bytes).await.expect("the beginning");
    sandbox.put("data/timeline.toml", timeline(2));
    save_by_renaming(&sandbox, "data/events/archive.jsonl", &new);
    running.signal("-HUP");
    wait_for_edition(&running, 2);
    stream.read_to_end(&mut bytes).await.expect("the rest");
    let head = bytes.windows(4).position(|window| window == b"\r\n\r\n").expect("a head");
    assert!(lines_of(&bytes[head + 4..]) == old, "the old lines");
}

#[test]
fn a_watched_folder_is_reloaded_however_it_is_saved_and_what_is_wrong_is_reported_once() {
    let sandbox = Sandbox::with_fixture();
    sandbox.put("data/timeline.toml", timeline(1));
    let running = start(&sandbox, "data", &["--watch"]);
    save_by_renaming(&sandbox, "data/timeline.toml", timeline(2));
    wait_for_edition(&running, 2);
    // As vim saves it: the old file becomes the backup.
    let path = sandbox.path("data/timeline.toml");
    fs::rename(&path, sandbox.path("data/timeline.toml~")).expect("renamed");
    sandbox.put("data/timeline.toml", timeline(3));
    fs::remove_file(sandbox.path("data/timeline.toml~")).expect("removed");
    wait_for_edition(&running, 3);
    let event = sandbox.text("events/0430-treaty.md");
    save_by_renaming(&sandbox, "data/events/0430-treaty.md", event.replacen("title", "tittle", 1));
    wait_for("a report", || logged(&sandbox, BROKEN) == 1);
    assert_eq!((served(&running), logged(&sandbox, "events/0430-treaty.md:2:")), (3, 1));
    // The same again, and a file in a folder that was not there.
    save_by_renaming(&sandbox, "data/events/0430-treaty.md", event.replacen("title", "tittle", 1));
    running.signal("-HUP");
    sandbox.put("data/notes/file.txt", "unknown");
    wait_for("another report", || logged(&sandbox, BROKEN) == 2);
    fs::remove_dir_all(sandbox.path("data/notes")).expect("removed");
    save_by_renaming(&sandbox, "data/events/0430-treaty.md", event);
    sandbox.put("data/timeline.toml", timeline(4));
    wait_for_edition(&running, 4);
    assert_eq!(running.end("-TERM"), Some(0));
}

#[cfg(unix)]
#[test]
fn a_watched_folder_that_is_replaced_as_a_whole_is_reloaded_and_its_successor_is_watched() {
    let sandbox = Sandbox::with_fixture();
    sandbox.put("data/timeline.toml", timeline(1));
    fs::create_dir(sandbox.path("site")).expect("a folder");
    let release = |number: usize| {
        let to = sandbox.path(&format!("release-{number}"));
        let copied = std::process::Command::new("cp").arg("-r").arg(sandbox.path("data")).arg(&to).status();
        assert!(copied.expect("cp").success());
        sandbox.put(&format!("release-{number}/timeline.toml"), timeline(number));
        to
    };
    // As deployment tools do: a link to a release is replaced by renaming.
    let link = |to: &Path| {
        std::os::unix::fs::symlink(to, sandbox.path("site/new")).expect("a link");
        fs::rename(sandbox.path("site/new"), sandbox.path("site/current")).expect("renamed");
    };
    link(&release(2));
    let linked = start(&sandbox, "site/current", &["--watch"]);
    let plain = start(&sandbox, "data", &["--watch"]);
    link(&release(3));
    wait_for_edition(&linked, 3);
    sandbox.put("release-3/timeline.toml", timeline(4));
    wait_for_edition(&linked, 4);
    fs::rename(sandbox.path("data"), sandbox.path("old")).expect("renamed");
    fs::rename(sandbox.path("release-2"), sandbox.path("data")).expect("renamed");
    wait_for_edition(&plain, 2);
    sandbox.put("data/timeline.toml", timeline(5));
    wait_for_edition(&plain, 5);
}

#[tokio::test]
async fn a_watched_archive_is_reloaded_when_it_is_replaced() {
    let archive = async |number| {
        let mut folder = fixture_folder();
        folder.put("timeline.toml", timeline(number).into_bytes());
        Site::of(folder, "https://history.example").get("/edition.zip").await.bytes
    };
    let sandbox = Sandbox::empty();
    sandbox.put("edition.zip", archive(1).await);
    let running = start(&sandbox, "edition.zip", &["--watch"]);
    assert_eq!(served(&running), 1);
    save_by_renaming(&sandbox, "edition.zip", archive(2).await);
    wait_for_edition(&running, 2);
}

#[test]
fn sighup_does_not_end_a_server_of_the_built_in_edition() {
    let sandbox = Sandbox::empty();
    let log = File::create(sandbox.path("log")).expect("a file");
    let running = Running::start_with_log(program().args(["--bind", "127.0.0.1:0"]), log.into());
    running.signal("-HUP");
    wait_for("a line", || logged(&sandbox, "SIGHUP is ignored") == 1);
    assert!(running.get("/about").starts_with("HTTP/1.1 200 OK"));
    assert_eq!(running.end("-TERM"), Some(0));
}

#[test]
fn only_data_that_can_change_are_watched() {
    let output = crate::sandbox::run_in(Path::new("."), &["serve", "--watch"]);
    assert!(output.code == Some(2) && output.stderr.contains("--data"), "{output:?}");
}
