//! The limits of the server, over connections as bytes.

use crate::site;
use axum::Router;
use axum::body::{Body, Bytes};
use axum::http::StatusCode;
use axum::routing::get;
use sourceline::web::{App, AppState, Limits, Listener, Observer, serve};
use std::convert::Infallible;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::{Duration, Instant};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Notify, oneshot};
use tokio::task::JoinHandle;
use tokio::time::timeout;

/// Longer than anything takes that ends.
const EVER: Duration = Duration::from_secs(60);

/// A time limit for those who exceed it.
const SHORT: Duration = Duration::from_millis(50);

/// A request that is answered with 200 by [`router`].
const REQUEST: &str = "GET /ok HTTP/1.1\r\nHost: history.example\r\n\r\n";

/// A server in this process.
struct Server {
    address: SocketAddr,
    stop: oneshot::Sender<()>,
    ended: JoinHandle<()>,
}

impl Server {
    async fn start(app: impl Into<App>, limits: Limits) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = listener.local_addr().expect("its address");
        let (stop, stopped) = oneshot::channel();
        let ended = tokio::spawn(serve(
            vec![Listener::Tcp(listener)],
            app.into(),
            limits,
            Arc::new(Observer::silent(Instant::now)),
            async {
                let _ = stopped.await;
            },
        ));
        Self { address, stop, ended }
    }

    async fn connect(&self) -> Client {
        Client(TcpStream::connect(self.address).await.expect("it listens"))
    }

    /// The status of the response to a request on a connection of its own, which the server closes.
    async fn refusal(&self, request: impl AsRef<[u8]>) -> String {
        let mut client = self.connect().await;
        client.send(request).await;
        client.rest().await.lines().next().unwrap_or_default().trim_start_matches("HTTP/1.1 ").to_owned()
    }

    /// Asks the server to stop, and waits for its end.
    async fn end(self) {
        let _ = self.stop.send(());
        timeout(EVER, self.ended).await.expect("it ends").expect("without a panic");
    }
}

struct Client(TcpStream);

impl Client {
    async fn send(&mut self, bytes: impl AsRef<[u8]>) {
        // The server may have refused the rest already.
        let _ = self.0.write_all(bytes.as_ref()).await;
    }

    /// A response of [`router`], whose bodies end with an exclamation mark.
    async fn response(&mut self) -> String {
        self.response_with_end("!").await
    }

    async fn response_with_end(&mut self, end: &str) -> String {
        let mut bytes = Vec::new();
        while !bytes.ends_with(end.as_bytes()) {
            bytes.push(timeout(EVER, self.0.read_u8()).await.expect("a response").expect("an open connection"));
        }
        String::from_utf8(bytes).expect("text")
    }

    /// What the server sends until it closes the connection.
    async fn rest(&mut self) -> String {
        let mut bytes = Vec::new();
        timeout(EVER, self.0.read_to_end(&mut bytes)).await.expect("the connection is closed").expect("in order");
        String::from_utf8(bytes).expect("text")
    }
}

fn router() -> Router {
    Router::new().route("/ok", get(|| async { "Well!" }).post(|| async { "Well!" }))
}

#[tokio::test]
async fn a_request_has_exactly_one_valid_host_which_only_http_1_0_may_omit() {
    let server = Server::start(router(), Limits::default()).await;
    for (version, hosts, expected) in [
        ("1.1", "Host: history.example\r\n", "200 OK"),
        ("1.1", "Host: [::1]:3000\r\n", "200 OK"),
        ("1.1", "", "400 Bad Request"),
        ("1.1", "Host: a.example\r\nHost: a.example\r\n", "400 Bad Request"),
        ("1.1", "Host: \r\n", "400 Bad Request"),
        ("1.1", "Host: a.example/path\r\n", "400 Bad Request"),
        ("1.1", "Host: user@a.example\r\n", "400 Bad Request"),
        ("1.0", "", "HTTP/1.0 200 OK"),
        ("1.0", "Host: history.example\r\n", "HTTP/1.0 200 OK"),
        ("1.0", "Host: a.example\r\nHost: b.example\r\n", "HTTP/1.0 400 Bad Request"),
    ] {
        let request = format!("GET /ok HTTP/{version}\r\n{hosts}Connection: close\r\n\r\n");
        assert_eq!(server.refusal(request).await, expected, "HTTP/{version}, {hosts:?}");
    }
    server.end().await;
}

#[tokio::test]
async fn a_request_that_is_too_large_is_refused_before_it_is_read_whole() {
    let limits = Limits { max_url_bytes: 1000, max_head_bytes: 2000, max_body_bytes: 3000, ..Limits::default() };
    let server = Server::start(router(), limits).await;
    let request = |url: usize, field: usize, more: &str| {
        let (url, field) = ("x".repeat(url), "x".repeat(field));
        format!("POST /ok?{url} HTTP/1.1\r\nHost: h\r\nX: {field}\r\nConnection: close\r\n{more}\r\n")
    };
    assert_eq!(server.refusal(request(900, 1900, "Content-Length: 2\r\n") + "ab").await, "200 OK");
    assert_eq!(server.refusal(request(1000, 0, "")).await, "414 URI Too Long");
    assert_eq!(server.refusal(request(0, 2000, "")).await, "431 Request Header Fields Too Large");
    assert_eq!(server.refusal(request(0, 0, "Content-Length: 3001\r\n")).await, "413 Payload Too Large");
    // Clients that send everything before they read get the response, too.
    let body = "x".repeat(8 << 20);
    let large = request(0, 0, &format!("Content-Length: {}\r\n", body.len())) + &body;
    assert_eq!(server.refusal(large).await, "413 Payload Too Large");
    assert_eq!(server.refusal(request(0, 8 << 20, "")).await, "431 Request Header Fields Too Large");
    // Without a length in the head, and although nobody reads it.
    let chunked = |chunk: usize, chunks: usize| {
        let chunk = format!("{chunk:x}\r\n{}\r\n", "x".repeat(chunk));
        request(0, 0, "Transfer-Encoding: chunked\r\n") + &chunk.repeat(chunks) + "0\r\n\r\n"
    };
    assert_eq!(server.refusal(chunked(1000, 3)).await, "200 OK");
    assert_eq!(server.refusal(chunked(1000, 4)).await, "413 Payload Too Large");
    assert_eq!(server.refusal(chunked(1 << 20, 8)).await, "413 Payload Too Large");
    assert_eq!(
        server.refusal(request(0, 0, "Transfer-Encoding: chunked\r\n") + "no length\r\n").await,
        "400 Bad Request"
    );
    server.end().await;
}

#[tokio::test]
async fn clients_that_keep_the_server_waiting_are_cut_off() {
    let limits = Limits { head_timeout: SHORT, idle_timeout: SHORT, ..Limits::default() };
    let server = Server::start(router(), limits).await;
    let mut silent = server.connect().await;
    assert_eq!(silent.rest().await, "");
    let mut slow = server.connect().await;
    slow.send("GET /ok HTTP/1.1\r\nHost: h").await;
    assert_eq!(slow.rest().await, "");
    let mut idle = server.connect().await;
    idle.send(REQUEST).await;
    assert!(idle.response().await.starts_with("HTTP/1.1 200 OK"));
    assert_eq!(idle.rest().await, "");
    let unfinished = "POST /ok HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n";
    assert_eq!(server.refusal(unfinished).await, "408 Request Timeout");
    server.end().await;
}

#[tokio::test]
async fn a_connection_stays_open_between_requests_for_ready_pages_and_is_closed_when_it_is_idle() {
    let limits = Limits { head_timeout: EVER, idle_timeout: 4 * SHORT, ..Limits::default() };
    let server = Server::start(App::new(Arc::new(AppState::new(site::fixture_site()))), limits).await;
    let mut reader = server.connect().await;
    // The first response is made, the others are ready.
    for _ in 0..6 {
        reader.send("GET /about HTTP/1.1\r\nHost: h\r\n\r\n").await;
        assert!(reader.response_with_end("</html>").await.starts_with("HTTP/1.1 200 OK"));
    }
    assert_eq!(reader.rest().await, "");
    server.end().await;
}

#[tokio::test]
async fn a_head_that_goes_on_for_ever_is_cut_off_although_bytes_keep_coming() {
    let limits = Limits { head_timeout: SHORT, idle_timeout: EVER, ..Limits::default() };
    let server = Server::start(router(), limits).await;
    let mut client = server.connect().await;
    // The second request of a connection, so that its time begins with its first byte.
    client.send(REQUEST).await;
    client.response().await;
    let cut_off = async {
        while client.0.write_all(b"G").await.is_ok() {
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
    };
    timeout(EVER, cut_off).await.expect("it ends");
    server.end().await;
}

#[tokio::test]
async fn a_client_that_does_not_read_its_response_is_cut_off_and_one_that_reads_slowly_is_not() {
    // Dropped with the body of the response.
    let (sending, mut sent) = oneshot::channel::<Infallible>();
    let endless = Arc::new(std::sync::Mutex::new(Some(sending)));
    let chunk = || Bytes::from(vec![b'x'; 1 << 20]);
    let router = Router::new()
        .route(
            "/endless",
            get(move || async move {
                let sending = endless.lock().expect("a lock").take();
                let chunks = futures_util::stream::repeat_with(move || {
                    let _ = &sending;
                    Ok::<_, Infallible>(chunk())
                });
                Body::from_stream(chunks)
            }),
        )
        .route("/long", get(|| async { vec![b'x'; 16 << 20] }));
    let limits = Limits { write_timeout: 4 * SHORT, idle_timeout: SHORT, ..Limits::default() };
    let server = Server::start(router, limits).await;
    let mut slow = server.connect().await;
    slow.send("GET /long HTTP/1.1\r\nHost: h\r\n\r\n").await;
    let mut still = server.connect().await;
    still.send("GET /endless HTTP/1.1\r\nHost: h\r\n\r\n").await;
    let mut read = 0;
    let mut buffer = vec![0; 1 << 20];
    while read < 16 << 20 {
        tokio::time::sleep(SHORT / 5).await;
        read += timeout(EVER, slow.0.read(&mut buffer)).await.expect("bytes").expect("an open connection");
    }
    assert!(timeout(EVER, &mut sent).await.expect("it ends").is_err());
    server.end().await;
}

#[tokio::test]
async fn connections_above_the_limit_are_told_to_come_back_and_the_others_are_served() {
    let server = Server::start(router(), Limits { max_connections: 1, ..Limits::default() }).await;
    let mut first = server.connect().await;
    first.send(REQUEST).await;
    assert!(first.response().await.starts_with("HTTP/1.1 200 OK"));
    for _ in 0..300 {
        let mut more = server.connect().await;
        more.send(REQUEST).await;
        let refusal = more.rest().await;
        assert!(refusal.starts_with("HTTP/1.1 503 ") && refusal.contains("\r\nRetry-After: "), "{refusal}");
    }
    first.send(REQUEST).await;
    assert!(first.response().await.starts_with("HTTP/1.1 200 OK"));
    drop(first);
    let served = async {
        while !server.refusal(REQUEST.replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n")).await.starts_with("200") {}
    };
    timeout(EVER, served).await.expect("there is room again");
    server.end().await;
}

#[tokio::test]
async fn idle_connections_are_not_kept_when_few_are_left() {
    let server = Server::start(router(), Limits { max_connections: 4, ..Limits::default() }).await;
    let mut clients = Vec::new();
    for at in 1..=4 {
        let mut client = server.connect().await;
        client.send(REQUEST).await;
        let closes = client.response().await.to_ascii_lowercase().contains("\r\nconnection: close\r\n");
        assert_eq!(closes, at == 4, "{at}");
        clients.push(client);
    }
    assert_eq!(clients[3].rest().await, "");
    server.end().await;
}

#[tokio::test]
async fn a_panic_is_a_500_and_the_next_request_of_the_connection_is_answered() {
    let fail = get(|| async { if true { panic!("out of ink") } else { StatusCode::OK } });
    let server = Server::start(router().route("/fail", fail), Limits::default()).await;
    let mut client = server.connect().await;
    client.send(REQUEST.replace("/ok", "/fail") + REQUEST).await;
    let both = client.response().await;
    assert!(both.starts_with("HTTP/1.1 500 ") && both.contains("HTTP/1.1 200 OK"), "{both}");
    server.end().await;
}

#[tokio::test]
async fn shutdown_finishes_requests_in_flight_closes_idle_connections_and_accepts_no_more() {
    let (asked, go_on) = (Arc::new(Notify::new()), Arc::new(Notify::new()));
    let (begun, resumed) = (Arc::clone(&asked), Arc::clone(&go_on));
    let slow = get(move || async move {
        begun.notify_one();
        resumed.notified().await;
        "Late."
    });
    let server =
        Server::start(router().route("/slow", slow), Limits { shutdown_timeout: EVER, ..Limits::default() }).await;
    let mut idle = server.connect().await;
    idle.send(REQUEST).await;
    idle.response().await;
    let mut busy = server.connect().await;
    busy.send(REQUEST.replace("/ok", "/slow")).await;
    asked.notified().await;
    let address = server.address;
    let ending = tokio::spawn(server.end());
    assert_eq!(idle.rest().await, "");
    assert!(TcpStream::connect(address).await.is_err());
    assert!(!ending.is_finished());
    go_on.notify_one();
    let late = busy.rest().await;
    assert!(late.starts_with("HTTP/1.1 200 OK") && late.ends_with("Late."), "{late}");
    ending.await.expect("it ends");
}

#[tokio::test]
async fn shutdown_does_not_wait_for_ever() {
    let slow = get(std::future::pending::<&'static str>);
    let server =
        Server::start(Router::new().route("/slow", slow), Limits { shutdown_timeout: SHORT, ..Limits::default() })
            .await;
    let mut busy = server.connect().await;
    busy.send(REQUEST.replace("/ok", "/slow")).await;
    server.end().await;
}
