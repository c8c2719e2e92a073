//! Ctrl-C at a command that takes long: it ends behind the chunk in hand and says how to go on. A
//! second Ctrl-C ends it at once, as `kill -9` does; what was stored until then stays.

use std::sync::atomic::{AtomicBool, Ordering};

use tokio::signal::unix::{SignalKind, signal};

static HEARD: AtomicBool = AtomicBool::new(false);
static LISTENING: AtomicBool = AtomicBool::new(false);

/// Whether somebody wants the command to end.
pub fn heard() -> bool {
    HEARD.load(Ordering::Relaxed)
}

/// Whether this process is the command itself, at somebody's terminal, and no server that carries it
/// out.
pub fn is_heard_here() -> bool {
    LISTENING.load(Ordering::Relaxed)
}

/// Listens from now on. A command that cannot listen ends at once when it is interrupted.
pub fn listen() {
    let listening = || {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_io().build()?;
        let mut interrupts = {
            let _inside = runtime.enter();
            signal(SignalKind::interrupt())?
        };
        std::thread::Builder::new().name("interrupt".into()).spawn(move || {
            runtime.block_on(async {
                interrupts.recv().await;
                HEARD.store(true, Ordering::Relaxed);
                interrupts.recv().await;
                std::process::exit(130);
            });
        })
    };
    match listening() {
        Ok(_) => LISTENING.store(true, Ordering::Relaxed),
        Err(error) => {
            tracing::warn!(kind = %error.kind(), "an interrupt ends this command at once");
        }
    }
}
