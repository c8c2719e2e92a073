//! Many counts and sums at once: a dashboard asks for all of its tiles in one request.

use axum::Json;
use futures_util::future::join_all;
use gate::verbs::groups::{self, GroupRequest};
use gate::verbs::list::ListRequest;
use kernel::{Fault, FaultKind};

use crate::ctx::{Ctx, blocking};
use crate::extract::Body;
use crate::problem::{Problem, status};
use crate::wire;
use crate::wire::figures::{Ask, Figures, Told};
use crate::wire::problem::Refusals;

/// Questions of one request at most.
const ASKS: usize = 40;

/// Answers several questions as `/records/{object}/groups` does, each by itself: what one is refused does not keep the
/// others from their answers.
#[utoipa::path(post, path = "/figures", tag = "records", request_body = Figures,
    responses((status = 200, description = "The answers, in the order of the questions",
        body = wire::figures::Answers), Refusals))]
pub async fn figures(
    ctx: Ctx,
    Body(asked): Body<Figures>,
) -> Result<Json<wire::figures::AllTold>, Problem> {
    if asked.asks.len() > ASKS {
        return Err(Problem(Fault::new(FaultKind::TooLarge, "body_too_large")));
    }
    let (app, who) = ctx.enter().await?;
    let one = |ask: Ask| {
        let (app, who) = (app.clone(), who.clone());
        let request = request_of(ask);
        blocking(move || groups::groups(&app.0.gate, &who, &request))
    };
    let answers = join_all(asked.asks.into_iter().map(one)).await;
    let told = |answer: Result<_, Problem>| match answer {
        Ok(groups) => Told::Groups(groups),
        Err(Problem(fault)) => Told::Refused { status: status(&fault).as_u16(), code: fault.code },
    };
    Ok(Json(wire::figures::AllTold { answers: answers.into_iter().map(told).collect() }))
}

fn request_of(ask: Ask) -> GroupRequest {
    let list = ListRequest { object: ask.object, filter: ask.filter, ..ListRequest::default() };
    GroupRequest { list, by: ask.by, sum: ask.sum }
}
