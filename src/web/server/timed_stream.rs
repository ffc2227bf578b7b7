//! A connection that ends if its client keeps the server waiting.

use super::Limits;
use super::activity::Activity;
use std::io::{self, IoSlice};
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};
use std::time::Duration;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::time::{Instant, Sleep, sleep, sleep_until};

/// How long a client may go on sending what nobody reads. Closing at once would make its system discard the response.
const LINGER: Duration = Duration::from_secs(2);

/// A stream with the limits of [`Limits`] on the time that a client takes. A read or write that takes longer fails.
#[derive(Debug)]
pub struct TimedStream<S> {
    stream: S,
    activity: Arc<Activity>,
    head_timeout: Duration,
    idle_timeout: Duration,
    write_timeout: Duration,
    /// How many responses had been handed over when the current head was first waited for.
    answered: usize,
    /// Whether the next head has begun to arrive. The first one is due as soon as the connection begins.
    head_begun: bool,
    read_timer: Timer,
    /// Runs while the client accepts no bytes.
    write_timer: Timer,
    linger_timer: Timer,
}

impl<S> TimedStream<S> {
    pub fn new(stream: S, activity: Arc<Activity>, limits: &Limits) -> Self {
        Self {
            stream,
            activity,
            head_timeout: limits.head_timeout,
            idle_timeout: limits.idle_timeout,
            write_timeout: limits.write_timeout,
            answered: 0,
            head_begun: true,
            read_timer: Timer::default(),
            write_timer: Timer::default(),
            linger_timer: Timer::default(),
        }
    }

    /// Whether the client may still be sending a request although its response has been sent.
    fn may_be_sending(&self) -> bool {
        let refused_in_head =
            self.head_begun && !self.activity.is_answering() && self.answered == self.activity.answered();
        refused_in_head || self.activity.has_unread_body()
    }

    /// Notices that responses have been handed over: the next head has not begun.
    fn notice_answered(&mut self) {
        if self.answered != self.activity.answered() {
            self.answered = self.activity.answered();
            self.head_begun = false;
            self.read_timer.stop();
        }
    }

    /// Whether the client's next bytes are what the server waits for.
    fn waits_for_client(&self) -> bool {
        !self.activity.is_answering() && !self.write_timer.is_running()
    }

    /// Runs the timer of reading; ready if the client has taken too long.
    fn poll_read_timer(&mut self, cx: &mut Context<'_>) -> Poll<()> {
        self.read_timer.poll(cx, if self.head_begun { self.head_timeout } else { self.idle_timeout })
    }

    /// Keeps the time of writing: `done` is what the stream answered.
    fn timed_write(&mut self, cx: &mut Context<'_>, done: Poll<io::Result<usize>>) -> Poll<io::Result<usize>> {
        if done.is_ready() {
            self.write_timer.stop();
            return done;
        }
        ready!(self.write_timer.poll(cx, self.write_timeout));
        Poll::Ready(Err(timed_out("the client does not read the response")))
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for TimedStream<S> {
    fn poll_read(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buffer: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        let this = &mut *self;
        this.notice_answered();
        let before = buffer.filled().len();
        let done = Pin::new(&mut this.stream).poll_read(cx, buffer);
        let waits_for_client = this.waits_for_client();
        if done.is_ready() {
            if waits_for_client && buffer.filled().len() > before && !this.head_begun {
                this.head_begun = true;
                this.read_timer.stop();
            }
            return done;
        }
        if !waits_for_client {
            this.read_timer.stop();
            return Poll::Pending;
        }
        ready!(this.poll_read_timer(cx));
        this.head_begun = false;
        Poll::Ready(Err(timed_out("the client sends no request")))
    }
}

impl<S: AsyncRead + AsyncWrite + Unpin> AsyncWrite for TimedStream<S> {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        let done = Pin::new(&mut self.stream).poll_write(cx, bytes);
        self.timed_write(cx, done)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        slices: &[IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let done = Pin::new(&mut self.stream).poll_write_vectored(cx, slices);
        self.timed_write(cx, done)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        let this = &mut *self;
        ready!(Pin::new(&mut this.stream).poll_flush(cx))?;
        // After a response the connection is flushed, but does not read again before bytes arrive or this timer wakes it.
        this.notice_answered();
        if this.waits_for_client() {
            let _ = this.poll_read_timer(cx);
        }
        Poll::Ready(Ok(()))
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        ready!(Pin::new(&mut self.stream).poll_shutdown(cx))?;
        if !self.may_be_sending() {
            return Poll::Ready(Ok(()));
        }
        let this = &mut *self;
        let mut unread = [0; 4096];
        loop {
            let mut buffer = ReadBuf::new(&mut unread);
            if this.linger_timer.poll(cx, LINGER).is_ready() {
                return Poll::Ready(Ok(()));
            }
            ready!(Pin::new(&mut this.stream).poll_read(cx, &mut buffer))?;
            if buffer.filled().is_empty() {
                return Poll::Ready(Ok(()));
            }
        }
    }
}

fn timed_out(reason: &'static str) -> io::Error {
    io::Error::new(io::ErrorKind::TimedOut, reason)
}

/// A timer that runs from the first poll until it is stopped. It is started and stopped for each request, so its alarm stays
/// set meanwhile, and is only moved if it would be late or has gone off early.
#[derive(Debug, Default)]
struct Timer {
    deadline: Option<Instant>,
    alarm: Option<Pin<Box<Sleep>>>,
}

impl Timer {
    /// Ready if the time has passed.
    fn poll(&mut self, cx: &mut Context<'_>, time: Duration) -> Poll<()> {
        let deadline = *self.deadline.get_or_insert_with(|| sleep(time).deadline());
        let alarm = self.alarm.get_or_insert_with(|| Box::pin(sleep_until(deadline)));
        if alarm.deadline() > deadline {
            alarm.as_mut().reset(deadline);
        }
        ready!(alarm.as_mut().poll(cx));
        if alarm.deadline() < deadline {
            alarm.as_mut().reset(deadline);
            ready!(alarm.as_mut().poll(cx));
        }
        Poll::Ready(())
    }

    fn stop(&mut self) {
        self.deadline = None;
    }

    fn is_running(&self) -> bool {
        self.deadline.is_some()
    }
}
