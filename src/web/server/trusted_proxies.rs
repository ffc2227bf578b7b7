//! The client's address, also behind proxies.

use axum::http::{HeaderMap, HeaderValue, header};
use ipnet::IpNet;
use std::fmt::{self, Display};
use std::net::{IpAddr, SocketAddr};
use std::str::FromStr;

/// The other end of a connection, or the client that a proxy names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Peer {
    /// An address of the network.
    Ip(IpAddr),
    /// A program on this machine.
    Unix,
}

impl Peer {
    /// The peer with an address. IPv4 addresses in IPv6 notation are IPv4 addresses.
    pub fn ip(address: IpAddr) -> Self {
        Self::Ip(address.to_canonical())
    }
}

impl Display for Peer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Ip(address) => address.fmt(f),
            Self::Unix => f.write_str("unix"),
        }
    }
}

/// A proxy whose headers are believed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TrustedProxy {
    /// Every address of a network.
    Network(IpNet),
    /// Whoever connects to a socket in the file system.
    Unix,
}

impl FromStr for TrustedProxy {
    type Err = String;

    /// Reads an address, a network in CIDR notation, or `unix`.
    fn from_str(text: &str) -> Result<Self, String> {
        if text == "unix" {
            return Ok(Self::Unix);
        }
        let network = text.parse::<IpNet>().or_else(|_| text.parse::<IpAddr>().map(IpNet::from));
        network.map(Self::Network).map_err(|_| "write an address, a network such as 10.0.0.0/8, or unix".to_owned())
    }
}

/// The proxies whose `X-Forwarded-For`, `Forwarded` and `X-Request-Id` are believed.
#[derive(Clone, Debug, Default)]
pub struct TrustedProxies(pub Vec<TrustedProxy>);

impl TrustedProxies {
    /// Whether the headers of a peer are believed.
    pub fn trust(&self, peer: Peer) -> bool {
        self.0.iter().any(|proxy| match (proxy, peer) {
            (TrustedProxy::Network(network), Peer::Ip(address)) => network.contains(&address),
            (TrustedProxy::Unix, Peer::Unix) => true,
            _ => false,
        })
    }

    /// The client behind a peer: the last address in the chain of proxies that is not a trusted one. What stands before it may
    /// have been invented by the client.
    pub fn client(&self, peer: Peer, headers: &HeaderMap) -> Peer {
        let mut client = peer;
        let mut chain = forwarded(headers);
        while self.trust(client)
            && let Some(Some(address)) = chain.next()
        {
            client = Peer::ip(address);
        }
        client
    }
}

/// The addresses that proxies add, the last first; `None` for what is no address. `X-Forwarded-For` comes before `Forwarded`,
/// because proxies that write only the former let the latter pass.
fn forwarded(headers: &HeaderMap) -> impl Iterator<Item = Option<IpAddr>> {
    const FOR: &str = "x-forwarded-for";
    let (name, read): (_, fn(&str) -> Option<IpAddr>) =
        if headers.contains_key(FOR) { (FOR, node) } else { (header::FORWARDED.as_str(), forwarded_for) };
    let lists = headers.get_all(name).into_iter().rev().map(HeaderValue::to_str);
    lists.flat_map(|list| list.unwrap_or("?").rsplit(',')).map(move |element| read(element.trim()))
}

/// The `for` of an element of `Forwarded` (RFC 7239 §4).
fn forwarded_for(element: &str) -> Option<IpAddr> {
    let pairs = element.split(';').filter_map(|pair| pair.trim().split_once('='));
    let (_, value) = pairs.into_iter().find(|(name, _)| name.eq_ignore_ascii_case("for"))?;
    node(value.strip_prefix('"').and_then(|value| value.strip_suffix('"')).unwrap_or(value))
}

/// A node (RFC 7239 §6): an address, perhaps with a port.
fn node(text: &str) -> Option<IpAddr> {
    let bracketed = || text.strip_prefix('[')?.strip_suffix(']')?.parse().ok();
    text.parse().ok().or_else(bracketed).or_else(|| text.parse().ok().map(|address: SocketAddr| address.ip()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_client_is_the_last_address_that_no_trusted_proxy_has() {
        let proxies =
            TrustedProxies(["10.0.0.0/8", "::1", "unix"].iter().map(|proxy| proxy.parse().unwrap()).collect());
        for (peer, name, value, client) in [
            ("10.0.0.1", "x-forwarded-for", "203.0.113.7", "203.0.113.7"),
            ("10.0.0.1", "x-forwarded-for", "198.51.100.1, 203.0.113.7, 10.9.9.9", "203.0.113.7"),
            ("10.0.0.1", "x-forwarded-for", "203.0.113.7:4711", "203.0.113.7"),
            ("10.0.0.1", "x-forwarded-for", "2001:db8::7", "2001:db8::7"),
            ("10.0.0.1", "x-forwarded-for", "203.0.113.7, unknown", "10.0.0.1"),
            ("10.0.0.1", "x-forwarded-for", "10.0.0.2", "10.0.0.2"),
            ("::ffff:10.0.0.1", "x-forwarded-for", "203.0.113.7", "203.0.113.7"),
            ("::1", "forwarded", "for=198.51.100.1, proto=https;For=\"[2001:db8::7]:80\";by=_x", "2001:db8::7"),
            ("::1", "forwarded", "for=_hidden", "::1"),
            ("::1", "x-forwarded-for", "", "::1"),
            ("unix", "x-forwarded-for", "203.0.113.7", "203.0.113.7"),
            ("11.0.0.1", "x-forwarded-for", "203.0.113.7", "11.0.0.1"),
            ("11.0.0.1", "forwarded", "for=203.0.113.7", "11.0.0.1"),
        ] {
            let headers = HeaderMap::from_iter([(name.parse().unwrap(), HeaderValue::from_static(value))]);
            let peer = peer.parse().map_or(Peer::Unix, Peer::ip);
            assert_eq!(proxies.client(peer, &headers).to_string(), client, "{name}: {value}");
        }
        assert!(!TrustedProxies::default().trust(Peer::Unix));
        for wrong in ["", "proxy.example", "10.0.0.0/33", "unix:"] {
            assert!(wrong.parse::<TrustedProxy>().is_err(), "{wrong}");
        }
    }
}
