//! The sockets that the server listens on: an address, a path, or what systemd passes.

use super::print_err;
use crate::web::Listener;
use std::fmt::{self, Display};
use std::io;
use std::net::{SocketAddr, ToSocketAddrs};
use std::path::PathBuf;
use tokio::net::TcpListener;

/// What a flag such as `--bind` says.
#[derive(Debug)]
pub struct Bind {
    flag: &'static str,
    place: Place,
}

#[derive(Debug)]
enum Place {
    /// `ADDR:PORT`
    Tcp(SocketAddr),
    /// `unix:PATH`
    Unix(PathBuf),
}

impl Bind {
    /// Reads the value of a flag.
    pub fn read(flag: &'static str, bind: &str) -> Result<Self, String> {
        Place::read(bind).map(|place| Self { flag, place })
    }

    /// As [`read`](Self::read), for a socket that only programs on this machine may reach.
    pub fn read_local(flag: &'static str, bind: &str) -> Result<Self, String> {
        match Self::read(flag, bind)? {
            Self { place: Place::Tcp(address), .. } if !address.ip().is_loopback() => Err(format!(
                "“{bind}” can be reached from other machines; write 127.0.0.1:PORT or unix:PATH after {flag}"
            )),
            bind => Ok(bind),
        }
    }
}

impl Place {
    fn read(bind: &str) -> Result<Self, String> {
        if let Some(path) = bind.strip_prefix("unix:") {
            return if path.is_empty() {
                Err("“unix:” has no path; write unix:/run/sourceline/socket".to_owned())
            } else {
                Ok(Self::Unix(path.into()))
            };
        }
        let wrong = || {
            format!(
                "“{bind}” is not an address to listen on; write 127.0.0.1:3000, or [::1]:3000, or localhost:3000, or unix:PATH"
            )
        };
        let address = bind.parse().or_else(|_| bind.to_socket_addrs().map_err(|_| wrong())?.next().ok_or_else(wrong));
        address.map(Self::Tcp)
    }
}

/// Where a server is reached.
#[derive(Clone, Debug)]
pub enum Address {
    /// An address and a port.
    Tcp(SocketAddr),
    /// A path.
    Unix(String),
}

impl Display for Address {
    /// As one opens it in a browser: all interfaces become localhost.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Tcp(address) if address.ip().is_unspecified() => write!(f, "http://localhost:{}", address.port()),
            Self::Tcp(address) => write!(f, "http://{address}"),
            Self::Unix(path) => write!(f, "unix:{path}"),
        }
    }
}

/// Sockets that listen.
#[derive(Debug, Default)]
pub struct Sockets {
    pub listeners: Vec<Listener>,
    pub addresses: Vec<Address>,
    /// The file of a socket that this program has created.
    pub file: Option<SocketFile>,
}

impl Sockets {
    /// Takes the sockets that systemd passes (`LISTEN_FDS`); without any, listens as `--bind` says.
    pub async fn open(bind: &Bind) -> Result<Self, String> {
        let passed = Self::passed().map_err(|e| format!("a socket that systemd passes cannot be used: {e}"))?;
        if !passed.listeners.is_empty() {
            return Ok(passed);
        }
        Self::listen(bind).await
    }

    /// Listens where a flag says.
    pub async fn listen(bind: &Bind) -> Result<Self, String> {
        match &bind.place {
            Place::Tcp(address) => Self::tcp(*address).await.map_err(|e| bind_error(bind.flag, address, &e)),
            Place::Unix(path) => unix::open(bind.flag, path),
        }
    }

    async fn tcp(address: SocketAddr) -> io::Result<Self> {
        let listener = TcpListener::bind(address).await?;
        let addresses = vec![Address::Tcp(listener.local_addr()?)];
        Ok(Self { listeners: vec![Listener::Tcp(listener)], addresses, file: None })
    }

    /// The sockets that systemd passes (`sd_listen_fds(3)`).
    fn passed() -> io::Result<Self> {
        let mut sockets = Self::default();
        let mut passed = listenfd::ListenFd::from_env();
        for at in 0..passed.len() {
            #[cfg(unix)]
            if let Ok(Some(listener)) = passed.take_unix_listener(at) {
                sockets.addresses.push(unix::address(&listener.local_addr()?));
                listener.set_nonblocking(true)?;
                sockets.listeners.push(Listener::Unix(tokio::net::UnixListener::from_std(listener)?));
                continue;
            }
            if let Some(listener) = passed.take_tcp_listener(at)? {
                sockets.addresses.push(Address::Tcp(listener.local_addr()?));
                listener.set_nonblocking(true)?;
                sockets.listeners.push(Listener::Tcp(TcpListener::from_std(listener)?));
            }
        }
        Ok(sockets)
    }
}

/// The file of a socket, which is removed on drop.
#[derive(Debug)]
pub struct SocketFile(PathBuf);

impl Drop for SocketFile {
    fn drop(&mut self) {
        if let Err(error) = std::fs::remove_file(&self.0)
            && error.kind() != io::ErrorKind::NotFound
        {
            print_err(&format!("sourceline: {} cannot be removed: {error}", self.0.display()));
        }
    }
}

/// Explains why the server cannot listen on an address or path.
fn bind_error(flag: &str, bind: &impl Display, error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::AddrInUse => {
            format!("{bind} is in use; stop the program that listens there, or choose another address with {flag}")
        }
        io::ErrorKind::AddrNotAvailable => {
            format!("{bind} is not an address of this machine; choose another one with {flag}")
        }
        io::ErrorKind::PermissionDenied => {
            format!(
                "permission denied to listen on {bind}; choose a port from 1024, or a path in a folder of yours, with {flag}"
            )
        }
        _ => format!("{bind} cannot be used: {error}"),
    }
}

#[cfg(unix)]
mod unix {
    //! Sockets in the file system.

    use super::{Address, Listener, SocketFile, Sockets, bind_error};
    use std::os::unix::fs::FileTypeExt;
    use std::os::unix::net::{SocketAddr, UnixStream};
    use std::path::Path;
    use std::{fs, io};
    use tokio::net::UnixListener;

    /// Listens on a path. A socket file on which no program listens is replaced.
    pub fn open(flag: &str, path: &Path) -> Result<Sockets, String> {
        let shown = format!("unix:{}", path.display());
        let is_socket = fs::symlink_metadata(path).map(|metadata| metadata.file_type().is_socket());
        if let Ok(false) = is_socket {
            return Err(format!("{shown} exists and is not a socket; choose another path with {flag}"));
        }
        if is_socket.is_ok() && is_stale(path) {
            fs::remove_file(path).map_err(|e| bind_error(flag, &shown, &e))?;
        }
        let listener = UnixListener::bind(path).map_err(|e| bind_error(flag, &shown, &e))?;
        let addresses = vec![Address::Unix(path.display().to_string())];
        let file = Some(SocketFile(path.to_owned()));
        Ok(Sockets { listeners: vec![Listener::Unix(listener)], addresses, file })
    }

    /// Whether no program listens on a socket file any more.
    fn is_stale(path: &Path) -> bool {
        UnixStream::connect(path).is_err_and(|error| error.kind() == io::ErrorKind::ConnectionRefused)
    }

    /// The address of a socket that was passed to the program.
    pub fn address(address: &SocketAddr) -> Address {
        Address::Unix(address.as_pathname().map_or_else(|| "(unnamed)".to_owned(), |path| path.display().to_string()))
    }
}

#[cfg(not(unix))]
mod unix {
    //! There are no sockets in the file system.

    use super::Sockets;
    use std::path::Path;

    pub fn open(flag: &str, _: &Path) -> Result<Sockets, String> {
        Err(format!("this system has no unix sockets; choose an address with {flag}"))
    }
}
