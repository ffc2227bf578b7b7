//! The signals that the server listens for.

#[cfg(unix)]
use tokio::signal::unix::{Signal, SignalKind, signal};

/// Installs the handler of a signal.
#[cfg(unix)]
fn listen_for(kind: SignalKind) -> Result<Signal, String> {
    signal(kind).map_err(|e| format!("cannot listen for signals: {e}"))
}

/// Installs the handlers of SIGINT and SIGTERM; the future resolves at the first of them.
#[cfg(unix)]
pub fn stop() -> Result<impl Future<Output = ()>, String> {
    let mut interrupt = listen_for(SignalKind::interrupt())?;
    let mut terminate = listen_for(SignalKind::terminate())?;
    Ok(async move {
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
        }
    })
}

#[cfg(not(unix))]
pub fn stop() -> Result<impl Future<Output = ()>, String> {
    Ok(async {
        let _ = tokio::signal::ctrl_c().await;
    })
}

/// Does something at each SIGHUP, which otherwise ends the program.
#[cfg(unix)]
pub fn on_hangup(act: impl Fn() + Send + 'static) -> Result<(), String> {
    let mut hangup = listen_for(SignalKind::hangup())?;
    tokio::spawn(async move {
        while hangup.recv().await.is_some() {
            act();
        }
    });
    Ok(())
}

#[cfg(not(unix))]
pub fn on_hangup(_: impl Fn() + Send + 'static) -> Result<(), String> {
    Ok(())
}
