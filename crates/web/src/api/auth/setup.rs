//! The first start.

use std::time::Instant;

use axum::Json;
use axum::response::Response;
use gate::enter::setup::{self, Company};
use kernel::Fault;

use super::admitted;
use crate::app;
use crate::ctx::{Plain, Visitor};
use crate::extract::Body;
use crate::problem::Problem;
use crate::wire::Text;
use crate::wire::auth::{
    AuthAnswer, AuthState, DemoLogin, DemoMade, LinkGood, LinkSecret, Setup, SetupDemo,
};
use crate::wire::problem::Refusals;

/// Customers of the demo company when nothing is said, and at most.
const DEMO_CUSTOMERS: (u32, u32) = (2_000, 20_000);

/// Says whether Kedun waits for its set-up.
#[utoipa::path(get, path = "/auth/state", tag = "auth",
    responses((status = 200, description = "The state", body = AuthState), Refusals))]
pub async fn state(visitor: Visitor) -> Plain<AuthState> {
    let state = visitor.run(|gate, _| setup::state(gate)).await?;
    Ok(Json(AuthState {
        needs_setup: state.needs_setup,
        version: env!("CARGO_PKG_VERSION").to_owned(),
        demo_present: state.demo_present,
    }))
}

/// Says until when the set-up link is good. It is not used up.
#[utoipa::path(post, path = "/auth/setup/check", tag = "auth", request_body = LinkSecret,
    responses((status = 200, description = "The link is good", body = LinkGood), Refusals))]
pub async fn check(visitor: Visitor, Body(typed): Body<LinkSecret>) -> Plain<setup::SetupLink> {
    let check = move |gate: &_, v: &Visitor| setup::check(gate, &v.visit, &typed.secret);
    visitor.run(check).await.map(Json)
}

/// Uses the set-up link up: founds the organisation and signs its owner in.
#[utoipa::path(post, path = "/auth/setup", tag = "auth", request_body = Setup,
    responses((status = 200, description = "How far in the owner is", body = AuthAnswer), Refusals))]
pub async fn company(visitor: Visitor, Body(typed): Body<Setup>) -> Result<Response, Problem> {
    let tls = visitor.tls;
    let Setup { secret, company, login, name, password } = typed;
    let company = Company { secret, company, login, name, password };
    let found = move |gate: &_, v: &Visitor| setup::company(gate, &v.visit, &company);
    visitor.run(found).await.map(|admission| admitted(admission, tls))
}

/// Makes the demo company, an organisation of its own, and tells its logins this once. The set-up
/// link is renewed, so that the real start can be made later.
#[utoipa::path(post, path = "/auth/setup/demo", tag = "auth", request_body = SetupDemo,
    responses((status = 200, description = "The demo company is there", body = DemoMade), Refusals))]
pub async fn look_around(visitor: Visitor, Body(typed): Body<SetupDemo>) -> Plain<DemoMade> {
    let customers = typed.customers.unwrap_or(DEMO_CUSTOMERS.0);
    if customers > DEMO_CUSTOMERS.1 {
        return Err(Problem(Fault::invalid("bad_argument").with("name", "customers")));
    }
    let make = move |gate: &_, v: &Visitor| {
        let began = Instant::now();
        setup::look_around(gate, &v.visit, &typed.secret)?;
        let made = v.app.0.backstage.make_demo(customers)?;
        let logins = made.into_iter().map(shown).collect();
        Ok(DemoMade { logins, seconds: began.elapsed().as_secs_f64() })
    };
    visitor.run(make).await.map(Json)
}

fn shown(login: app::DemoLogin) -> DemoLogin {
    DemoLogin {
        login: login.login,
        password: login.password,
        name: login.name,
        role: Text { zh: login.role.zh, en: login.role.en },
        department: login.department,
    }
}
