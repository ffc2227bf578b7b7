//! What a connection is doing: the part that answers requests tells the part that reads and writes bytes.

use super::observer::Observation;
use axum::body::{Body, Bytes, HttpBody};
use http_body::{Frame, SizeHint};
use std::mem;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::task::{Context, Poll};

/// The requests of a connection.
#[derive(Debug, Default)]
pub struct Activity {
    begun: AtomicUsize,
    answered: AtomicUsize,
    has_unread_body: AtomicBool,
}

impl Activity {
    /// A request has been read, but perhaps not its body.
    pub fn begin(self: &Arc<Self>, has_body: bool) -> Pending {
        self.begun.fetch_add(1, Ordering::Relaxed);
        self.has_unread_body.fetch_or(has_body, Ordering::Relaxed);
        Pending(Arc::clone(self))
    }

    /// Whether a response is being made or sent.
    pub fn is_answering(&self) -> bool {
        self.begun.load(Ordering::Relaxed) != self.answered()
    }

    /// The number of responses that were handed over.
    pub fn answered(&self) -> usize {
        self.answered.load(Ordering::Relaxed)
    }

    /// Whether the client may still be sending a body that nobody reads.
    pub fn has_unread_body(&self) -> bool {
        self.has_unread_body.load(Ordering::Relaxed)
    }
}

/// A request that is being answered, until it is dropped.
#[derive(Debug)]
pub struct Pending(Arc<Activity>);

impl Drop for Pending {
    fn drop(&mut self) {
        self.0.answered.fetch_add(1, Ordering::Relaxed);
    }
}

/// What is sent of a response.
#[derive(Debug)]
pub enum Content {
    /// All of it, without a body's allocation: most responses are ready.
    Ready(Bytes),
    Made(Body),
}

/// A response body that says when it has been handed over.
#[derive(Debug)]
pub struct PendingBody {
    pub content: Content,
    /// Dropped with the body.
    pub _pending: Pending,
    /// As above.
    pub observation: Option<Observation>,
}

impl HttpBody for PendingBody {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Self::Data>, Self::Error>>> {
        let this = &mut *self;
        let frame = match &mut this.content {
            Content::Ready(bytes) if bytes.is_empty() => Poll::Ready(None),
            Content::Ready(bytes) => Poll::Ready(Some(Ok(Frame::data(mem::take(bytes))))),
            Content::Made(body) => Pin::new(body).poll_frame(cx),
        };
        if let (Poll::Ready(Some(Ok(frame))), Some(observation)) = (&frame, &mut this.observation) {
            observation.sent(frame.data_ref().map_or(0, Bytes::len));
        }
        frame
    }

    fn is_end_stream(&self) -> bool {
        match &self.content {
            Content::Ready(bytes) => bytes.is_empty(),
            Content::Made(body) => body.is_end_stream(),
        }
    }

    fn size_hint(&self) -> SizeHint {
        match &self.content {
            Content::Ready(bytes) => SizeHint::with_exact(bytes.len() as u64),
            Content::Made(body) => body.size_hint(),
        }
    }
}
