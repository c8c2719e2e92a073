//! Leads become customers.

use gate::verbs::convert::{self, Converted};
use kernel::Id;

use crate::ctx::{Answer, Ctx};
use crate::extract::{Body, Path};
use crate::wire::convert::{Convert, Converted as Told};
use crate::wire::problem::Refusals;

/// Turns a lead into a customer, with a contact and a deal where those are asked for, all at once.
#[utoipa::path(post, path = "/records/{object}/{id}/convert", tag = "records", request_body = Convert,
    params(("object" = String, Path, description = "The object's name"),
        ("id" = String, Path, description = "The record's id")),
    responses((status = 200, description = "What it became", body = Told), Refusals))]
pub async fn convert(
    ctx: Ctx,
    Path((object, id)): Path<(String, Id)>,
    Body(asked): Body<Convert>,
) -> Answer<Converted> {
    ctx.answer(move |gate, who| convert::convert(gate, who, &object, id, asked.into())).await
}
