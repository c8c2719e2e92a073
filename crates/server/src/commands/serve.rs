//! `kedun serve`: the page and the interface.

use std::net::TcpListener;
use std::path::Path;
use std::sync::Arc;

use gate::enter::setup;
use kernel::{Fault, FaultKind, Lang, Result};
use tokio::signal::unix::{SignalKind, signal};
use web::{App, Live, listen};

use crate::answer::Answer;
use crate::backstage::Behind;
use crate::cli::ServeArgs;
use crate::folder::DataFolder;
use crate::installation::Installation;
use crate::settings::Settings;
use crate::{commands, logging, socket};

/// Starts the server and serves until it is told to end.
///
/// # Errors
/// `plain_http`, `data_folder_locked`, and what opening the installation refuses.
pub fn run(data: &Path, mut settings: Settings, args: &ServeArgs, lang: Lang) -> Result<Answer> {
    logging::start(&settings.log, &settings.log_level);
    settings.listen = args.listen.unwrap_or(settings.listen);
    settings.check_listen()?;
    let kedun = Arc::new(Installation::open(DataFolder::own(data)?, settings)?);
    let listener = TcpListener::bind(kedun.settings.listen).map_err(|e| {
        Fault::new(FaultKind::Unavailable, "cannot_listen")
            .with("address", kedun.settings.listen)
            .caused_by(e.kind())
    })?;
    let port = listener.local_addr().map_or(kedun.settings.listen.port(), |a| a.port());
    let address = kedun.settings.address(port);
    greet(&kedun, &address)?;
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .map_err(|e| Fault::internal(e.kind()))?;
    let served = runtime.block_on(serve(&kedun, listener, address));
    runtime.shutdown_timeout(std::time::Duration::from_secs(5));
    drop(kedun);
    served?;
    Ok(Answer::done(crate::answer::say(lang, "已停止", "stopped"), serde_json::json!({})))
}

async fn serve(kedun: &Arc<Installation>, listener: TcpListener, address: String) -> Result<()> {
    let live = Live::default();
    let behind = Arc::new(Behind::start(kedun.gate.clone(), live.clone())?);
    let settings = kedun.settings.for_web()?;
    let app = App::new(kedun.gate.clone(), settings, live, address, behind.clone());
    let stop = listen::Stop::default();
    tokio::spawn(stop_at_signal(stop.clone()));
    let performer = kedun.clone();
    let perform: socket::Perform = Arc::new(move |order| {
        let lang = order.lang;
        crate::answer::Answer::of(commands::perform(&performer, &order), lang)
    });
    let data = kedun.folder.path().to_owned();
    let orders = tokio::spawn(async move {
        if let Err(error) = socket::listen(&data, perform).await {
            tracing::warn!(kind = %error.kind(), "commands cannot reach this server");
        }
    });
    let routes = web::router(app);
    let served = match kedun.settings.tls()? {
        Some((certificate, key)) => listen::tls(listener, routes, stop, certificate, key).await,
        None => listen::plain(listener, routes, stop).await,
    };
    orders.abort();
    let _ = std::fs::remove_file(socket::path_in(kedun.folder.path()));
    let ended = tokio::task::spawn_blocking(move || behind.stop()).await;
    if ended.is_err() {
        tracing::error!("the runner of jobs ended badly");
    }
    served.map_err(|e| Fault::new(FaultKind::Unavailable, "unavailable").caused_by(e))
}

/// Says where Kedun is and, before the set-up, its one-time link. The link is a secret: it goes to
/// the terminal and never into the log.
#[expect(clippy::print_stdout, reason = "the operator reads it at the terminal")]
fn greet(kedun: &Installation, address: &str) -> Result<()> {
    println!("Kedun 客盾  {address}");
    if let Some(path) = setup::link(&kedun.gate)? {
        println!("首次使用，请在浏览器中打开（一次有效，24 小时内）：");
        println!("First start: open this link in your browser (works once, within 24 hours):");
        println!("  {address}{path}");
    }
    // Whoever reads the output through a pipe (a service manager, a test) wants it now.
    let _ = std::io::Write::flush(&mut std::io::stdout());
    Ok(())
}

async fn stop_at_signal(stop: listen::Stop) {
    let (Ok(mut terminate), Ok(mut interrupt)) =
        (signal(SignalKind::terminate()), signal(SignalKind::interrupt()))
    else {
        tracing::error!("signals cannot be heard");
        return;
    };
    tokio::select! {
        _ = terminate.recv() => {}
        _ = interrupt.recv() => {}
    }
    tracing::info!("stopping");
    stop.now();
}
