//! One act on many records.

use gate::BulkAnswer;
use gate::verbs::bulk::{self, BulkRequest};

use crate::ctx::{Answer, Ctx};
use crate::extract::{Body, Path};
use crate::wire;
use crate::wire::bulk::Bulk;
use crate::wire::problem::Refusals;

/// Assigns an owner to many records, deletes or restores them, claims them or gives them back to a pool.
/// Each is decided by itself; what is refused is told and left alone.
#[utoipa::path(post, path = "/records/{object}/bulk", tag = "records", request_body = Bulk,
    params(("object" = String, Path, description = "The object's name")),
    responses((status = 200, description = "What was done", body = wire::bulk::BulkAnswer),
        Refusals))]
pub async fn bulk(
    ctx: Ctx,
    Path(object): Path<String>,
    Body(wanted): Body<Bulk>,
) -> Answer<BulkAnswer> {
    let Bulk { act, ids, filter, owner, pooled, pool } = wanted;
    let request = BulkRequest { act, ids, filter, owner, pooled, pool };
    ctx.answer(move |gate, who| bulk::bulk(gate, who, &object, request)).await
}
