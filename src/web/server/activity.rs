//! What a connection is doing: the part that answers requests tells the part that reads and writes bytes.

use super::observer::Observation;
use axum::body::{Body, Bytes, HttpBody};
use futures_util::task::AtomicWaker;
use http_body::{Frame, SizeHint};
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::task::{Context, Poll, Waker};

/// The requests of a connection.
#[derive(Debug, Default)]
pub struct Activity {
    begun: AtomicUsize,
    answered: AtomicUsize,
    has_unread_body: AtomicBool,
    /// The task that waits for the end of a response, to wait for the next request.
    reader: AtomicWaker,
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

    /// Wakes a task when a response has been handed over.
    pub fn wake_when_answered(&self, task: &Waker) {
        self.reader.register(task);
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
        self.0.reader.wake();
    }
}

/// A response body that says when it has been handed over.
#[derive(Debug)]
pub struct PendingBody {
    pub body: Body,
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
        let frame = Pin::new(&mut this.body).poll_frame(cx);
        if let (Poll::Ready(Some(Ok(frame))), Some(observation)) = (&frame, &mut this.observation) {
            observation.sent(frame.data_ref().map_or(0, Bytes::len));
        }
        frame
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}
