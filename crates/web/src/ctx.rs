//! Who calls. The two extractors here are the only ways in which a handler reaches the gate:
//! [`Ctx`] for somebody who is in, [`Visitor`] for somebody who is not yet.

mod brought;

use std::sync::Arc;
use std::time::Instant;

use axum::Json;
use axum::extract::{FromRef, FromRequestParts};
use axum::http::request::Parts;
use axum::http::{HeaderMap, Method, header};
use gate::{Entered, Gate, Shown, Via, Visit, enter};
use kernel::{Fault, FaultKind, Result, Secret};

use self::brought::{CSRF, PROOF, browser, text_of, visit};
use crate::app::App;
use crate::cookie;
use crate::layers::trace::Origin;
use crate::network::counted_by;
use crate::problem::Problem;

/// What a handler answers: what the gate has shown, as JSON.
pub type Answer<T> = std::result::Result<Json<Shown<T>>, Problem>;
/// The same for acts that have no `Shown`, such as entering.
pub type Plain<T> = std::result::Result<Json<T>, Problem>;

/// Somebody who is let in: by the session's cookie (with the CSRF header for changes) or by a
/// token.
pub struct Ctx {
    /// What all handlers share.
    pub app: App,
    /// The session's cookie, for persons.
    pub cookie: Option<Secret>,
    /// The site that the caller sees, such as `https://crm.shop.example`.
    pub site: String,
    door: Door,
}

/// Where a caller stands.
enum Door {
    /// In already: a request that brings something is let in before that is read.
    In(Box<Entered>),
    /// Let in on the thread that calls the gate: a request that only asks changes threads once.
    Before(Box<(Credential, Origin)>),
}

impl Door {
    fn pass(self, app: &App) -> Result<Entered> {
        match self {
            Self::In(who) => Ok(*who),
            Self::Before(knock) => knock.0.enter(app, &app.0.gate, &knock.1),
        }
    }
}

impl Ctx {
    /// Calls the gate, which blocks, on a thread that may; whoever is not in yet is let in first.
    ///
    /// # Errors
    /// `not_signed_in` and the other faults of entering; the gate's fault.
    pub async fn run<T: Send + 'static>(
        self,
        f: impl FnOnce(&Gate, &Entered) -> Result<T> + Send + 'static,
    ) -> std::result::Result<T, Problem> {
        let Self { app, door, .. } = self;
        blocking(move || {
            let who = door.pass(&app)?;
            f(&app.0.gate, &who)
        })
        .await
    }

    /// Who it is, for handlers whose calls outlive a closure.
    ///
    /// # Errors
    /// `not_signed_in` and the other faults of entering.
    pub async fn enter(self) -> std::result::Result<(App, Entered), Problem> {
        let Self { app, door, .. } = self;
        let who = match door {
            Door::In(who) => *who,
            before @ Door::Before(_) => {
                let app = app.clone();
                blocking(move || before.pass(&app)).await?
            }
        };
        Ok((app, who))
    }

    /// Calls the gate and answers what it shows.
    ///
    /// # Errors
    /// The gate's fault.
    pub async fn answer<T: Send + 'static>(
        self,
        f: impl FnOnce(&Gate, &Entered) -> Result<Shown<T>> + Send + 'static,
    ) -> Answer<T> {
        self.run(f).await.map(Json)
    }

    /// Calls the gate for what needs no `Shown` and answers it.
    ///
    /// # Errors
    /// The gate's fault.
    pub async fn plain<T: Send + 'static>(
        self,
        f: impl FnOnce(&Gate, &Entered) -> Result<T> + Send + 'static,
    ) -> Plain<T> {
        self.run(f).await.map(Json)
    }
}

/// Runs what blocks on a thread that may.
///
/// # Errors
/// The fault of the call; `internal` when it panicked.
pub async fn blocking<T: Send + 'static>(
    f: impl FnOnce() -> Result<T> + Send + 'static,
) -> std::result::Result<T, Problem> {
    match tokio::task::spawn_blocking(f).await {
        Ok(result) => result.map_err(Problem),
        Err(_) => Err(Problem(Fault::internal("a call of the gate panicked"))),
    }
}

impl<S> FromRequestParts<S> for Ctx
where
    App: FromRef<S>,
    S: Send + Sync,
{
    type Rejection = Problem;

    async fn from_request_parts(
        parts: &mut Parts,
        state: &S,
    ) -> std::result::Result<Self, Problem> {
        let app = App::from_ref(state);
        let origin = origin(parts)?;
        let credential = Credential::of(&parts.headers, &parts.method, origin.tls);
        if matches!(credential, Credential::Nothing) {
            throttle(&app, &origin)?;
        }
        let cookie = credential.cookie();
        let site = origin.site.clone();
        let only_asks = matches!(parts.method, Method::GET | Method::HEAD);
        let door = Door::Before(Box::new((credential, origin)));
        let knocking = Self { app, cookie, site: site.clone(), door };
        if only_asks {
            return Ok(knocking);
        }
        // Nobody's body is read before it is known whose it is.
        let cookie = knocking.cookie.clone();
        let (app, who) = knocking.enter().await?;
        Ok(Self { app, cookie, site, door: Door::In(Box::new(who)) })
    }
}

/// The way back in, for connections that outlive a request: a session that was ended meanwhile
/// must not go on listening.
#[derive(Clone)]
pub struct Reentry {
    credential: Arc<Credential>,
    origin: Origin,
}

impl Reentry {
    /// Whether the caller is still in. Where that cannot be asked now, as while the database changes its
    /// primary, nobody is told that a session ended which did not: it is asked again, and until
    /// then nothing is shown that was not asked for.
    pub async fn still_in(self, app: &App) -> bool {
        let (limits, gate) = (app.clone(), app.0.gate.clone());
        let looked = blocking(move || self.credential.look(&limits, &gate, &self.origin)).await;
        looked.err().is_none_or(|Problem(fault)| {
            matches!(fault.kind, FaultKind::Unavailable | FaultKind::Internal | FaultKind::TooMany)
        })
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Reentry {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> std::result::Result<Self, Problem> {
        let origin = origin(parts)?;
        let credential = Credential::of(&parts.headers, &parts.method, origin.tls);
        Ok(Self { credential: Arc::new(credential), origin })
    }
}

/// What a request shows to be let in.
enum Credential {
    Token(Secret),
    Session { cookie: Secret, csrf: Option<String>, proof: Option<String>, changes: bool },
    Nothing,
}

impl Credential {
    fn of(headers: &HeaderMap, method: &Method, tls: bool) -> Self {
        let authorization = headers.get(header::AUTHORIZATION).and_then(|v| v.to_str().ok());
        if let Some(text) = authorization {
            return match text.split_once(' ') {
                Some((scheme, token)) if scheme.eq_ignore_ascii_case("bearer") => {
                    Self::Token(Secret::from(token.trim().to_owned()))
                }
                _ => Self::Nothing,
            };
        }
        let changes = !matches!(*method, Method::GET | Method::HEAD);
        match cookie::read(headers, tls) {
            Some(cookie) => {
                let (csrf, proof) = (text_of(headers, CSRF), text_of(headers, PROOF));
                Self::Session { cookie, csrf, proof, changes }
            }
            None => Self::Nothing,
        }
    }

    fn cookie(&self) -> Option<Secret> {
        match self {
            Self::Session { cookie, .. } => Some(cookie.clone()),
            _ => None,
        }
    }

    fn enter(&self, app: &App, gate: &Gate, origin: &Origin) -> Result<Entered> {
        let nobody = || Fault::new(FaultKind::Unauthenticated, "not_signed_in");
        match self {
            Self::Token(token) => {
                let token = token.expose_str().ok_or_else(nobody)?;
                let may_knock = || throttle(app, origin).map_err(|problem| problem.0);
                enter::token::resume(gate, &visit(origin, Via::Token), token, may_knock)
            }
            Self::Session { cookie, csrf, proof, changes } => {
                let cookie = cookie.expose_str().ok_or_else(nobody)?;
                let mut visit = visit(origin, Via::Page);
                visit.browser = browser(origin, proof.clone(), None);
                enter::session::resume(gate, &visit, cookie, csrf.as_deref(), *changes)
            }
            Self::Nothing => Err(nobody()),
        }
    }
}

impl Credential {
    /// Whether it is still good, without using it: a page that only listens is no sign that
    /// somebody sits before it, so it must not keep a session alive.
    fn look(&self, app: &App, gate: &Gate, origin: &Origin) -> Result<()> {
        match self {
            Self::Session { cookie, .. } => {
                let cookie = cookie.expose_str().unwrap_or_default();
                enter::session::lasts(gate, &visit(origin, Via::Page), cookie)
            }
            _ => self.enter(app, gate, origin).map(drop),
        }
    }
}

/// Somebody who is not in yet; how often one network may call so is limited.
pub struct Visitor {
    /// What all handlers share.
    pub app: App,
    /// Where the request comes from.
    pub visit: Visit,
    /// The cookie of a session that is not complete yet.
    pub cookie: Option<Secret>,
    /// The CSRF header.
    pub csrf: Option<String>,
    /// Whether the caller's connection is encrypted.
    pub tls: bool,
    /// The site that the caller sees, such as `https://crm.shop.example`.
    pub site: String,
}

impl Visitor {
    /// Calls the gate, which blocks, on a thread that may.
    ///
    /// # Errors
    /// The gate's fault.
    pub async fn run<T: Send + 'static>(
        self,
        f: impl FnOnce(&Gate, &Self) -> Result<T> + Send + 'static,
    ) -> std::result::Result<T, Problem> {
        blocking(move || f(&self.app.0.gate, &self)).await
    }

    /// The secret of the session that is not complete yet.
    ///
    /// # Errors
    /// `not_signed_in`.
    pub fn session(&self) -> Result<&str> {
        let cookie = self.cookie.as_ref().and_then(Secret::expose_str);
        cookie.ok_or_else(|| Fault::new(FaultKind::Unauthenticated, "not_signed_in"))
    }
}

impl<S> FromRequestParts<S> for Visitor
where
    App: FromRef<S>,
    S: Send + Sync,
{
    type Rejection = Problem;

    async fn from_request_parts(
        parts: &mut Parts,
        state: &S,
    ) -> std::result::Result<Self, Problem> {
        let app = App::from_ref(state);
        let origin = origin(parts)?;
        throttle(&app, &origin)?;
        let cookie = cookie::read(&parts.headers, origin.tls);
        let mut visit = visit(&origin, Via::Page);
        visit.browser = browser(&origin, text_of(&parts.headers, PROOF), cookie.as_ref());
        Ok(Self {
            visit,
            cookie,
            csrf: text_of(&parts.headers, CSRF),
            tls: origin.tls,
            site: origin.site,
            app,
        })
    }
}

fn origin(parts: &Parts) -> std::result::Result<Origin, Problem> {
    let found = parts.extensions.get::<Origin>().cloned();
    found.ok_or_else(|| Problem(Fault::internal("a request came past the layers")))
}

fn throttle(app: &App, origin: &Origin) -> std::result::Result<(), Problem> {
    let taken = app.0.limiter.take(&counted_by(origin.address), Instant::now());
    taken.map_err(|seconds| {
        Problem(Fault::new(FaultKind::TooMany, "slow_down").with("retry_after", seconds))
    })
}
