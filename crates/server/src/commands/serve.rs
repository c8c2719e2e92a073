//! `kedun serve`: the page and the interface.

mod fence;

use std::io::Write as _;
use std::net::TcpListener;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use gate::enter::setup;
use kernel::{Fault, FaultKind, Lang, Result};
use tokio::signal::unix::{Signal, SignalKind, signal};
use web::{App, Live, listen};

use crate::answer::Answer;
use crate::backstage::Behind;
use crate::cli::ServeArgs;
use crate::folder::DataFolder;
use crate::installation::Installation;
use crate::mail::Smtp;
use crate::settings::Settings;
use crate::{commands, logging, open_files, socket};

/// How long a server waits at its start for a database on PostgreSQL that is not there yet …
const DATABASE_STARTS: Duration = Duration::from_secs(60);
/// … and after how long it asks again.
const TRY_AGAIN: Duration = Duration::from_secs(1);

/// Starts the server and serves until it is told to end.
///
/// # Errors
/// `plain_http`, `data_folder_locked`, and what opening the installation refuses.
pub fn run(data: &Path, mut settings: Settings, args: &ServeArgs, lang: Lang) -> Result<Answer> {
    logging::start(&settings.log, &settings.log_level);
    open_files::take_all();
    settings.listen = args.listen.unwrap_or(settings.listen);
    settings.check_listen()?;
    let kedun = Arc::new(open(data, &settings)?);
    let listener = TcpListener::bind(kedun.settings.listen).map_err(|e| {
        Fault::new(FaultKind::Unavailable, "cannot_listen")
            .with("address", kedun.settings.listen)
            .caused_by(e.kind())
    })?;
    let port = listener.local_addr().map_or(kedun.settings.listen.port(), |a| a.port());
    let address = kedun.settings.address(port);
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .map_err(|e| Fault::internal(e.kind()))?;
    // Whoever reads the greeting may stop this server or give it orders at once.
    let ears = runtime.block_on(async { Ears::open(kedun.folder.path()) });
    greet(&kedun, &address)?;
    let served = runtime.block_on(serve(&kedun, listener, address, ears));
    runtime.shutdown_timeout(Duration::from_secs(5));
    drop(kedun);
    served?;
    Ok(Answer::done(crate::answer::say(lang, "已停止", "stopped"), serde_json::json!({})))
}

/// Opens the installation. A database server may start later than its nodes, as after a power cut:
/// it is waited for, and whoever starts nodes need not know an order.
fn open(data: &Path, settings: &Settings) -> Result<Installation> {
    let since = Instant::now();
    loop {
        match Installation::open(DataFolder::own(data)?, settings.clone()) {
            Err(fault)
                if fault.code == "database_unreachable"
                    && settings.database.is_some()
                    && since.elapsed() < DATABASE_STARTS =>
            {
                tracing::warn!("the database cannot be reached yet; trying again");
                std::thread::sleep(TRY_AGAIN);
            }
            other => return other,
        }
    }
}

/// What a server hears beside requests.
struct Ears {
    ends: Option<(Signal, Signal)>,
    orders: Option<socket::Orders>,
}

impl Ears {
    /// A server that cannot hear one of them serves all the same.
    fn open(data: &Path) -> Self {
        let ends =
            signal(SignalKind::terminate()).and_then(|t| Ok((t, signal(SignalKind::interrupt())?)));
        let orders = socket::open(data);
        if let Err(error) = &ends {
            tracing::error!(kind = %error.kind(), "signals cannot be heard");
        }
        if let Err(error) = &orders {
            tracing::warn!(kind = %error.kind(), "commands cannot reach this server");
        }
        Self { ends: ends.ok(), orders: orders.ok() }
    }
}

async fn serve(
    kedun: &Arc<Installation>,
    listener: TcpListener,
    address: String,
    ears: Ears,
) -> Result<()> {
    let live = Live::default();
    let post = Smtp::of(&kedun.settings.mail, &address)?;
    let post = post.map(|post| Arc::new(post) as Arc<dyn jobs::Post>);
    let behind = Arc::new(Behind::start(kedun.gate.clone(), live.clone(), post)?);
    let settings = kedun.settings.for_web()?;
    let app = App::new(kedun.gate.clone(), settings, live, address, behind.clone());
    let stop = listen::Stop::default();
    if let Some(ends) = ears.ends {
        tokio::spawn(stop_at_signal(ends, stop.clone()));
    }
    let performer = kedun.clone();
    let perform: socket::Perform = Arc::new(move |order| {
        let lang = order.lang;
        crate::answer::Answer::of(commands::perform(&performer, &order), lang)
    });
    let orders = tokio::spawn(async move {
        if let Some(orders) = ears.orders {
            socket::listen(orders, perform).await;
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
fn greet(kedun: &Installation, address: &str) -> Result<()> {
    let mut text = format!("Kedun 客盾  {address}\n");
    if let Some(path) = setup::link(&kedun.gate)? {
        text.push_str("首次使用，请在浏览器中打开（一次有效，24 小时内）：\n");
        text.push_str(
            "First start: open this link in your browser (works once, within 24 hours):\n",
        );
        text.push_str(&format!("  {address}{path}\n"));
    }
    for gap in kedun.store.gaps()? {
        let (zh, en) = fence::told(gap);
        tracing::warn!("{en}");
        text.push_str(&format!("{zh}\n{en}\n"));
    }
    // Whoever reads the output through a pipe (a service manager, a test) wants it now; and a pipe
    // that nobody reads any more is no reason not to serve.
    let mut out = std::io::stdout().lock();
    let _ = out.write_all(text.as_bytes()).and_then(|()| out.flush());
    Ok(())
}

async fn stop_at_signal((mut terminate, mut interrupt): (Signal, Signal), stop: listen::Stop) {
    tokio::select! {
        _ = terminate.recv() => {}
        _ = interrupt.recv() => {}
    }
    tracing::info!("stopping");
    stop.now();
}
