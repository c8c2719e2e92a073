//! Declarations: what there is, and changes of it.

use gate::verbs::design;
use model::Field as ModelField;

use crate::ctx::{Answer, Ctx, Plain};
use crate::extract::{Body, Path};
use crate::wire::me::Items;
use crate::wire::objects::{Declaration, DeclaredField, FieldChange, NewField};
use crate::wire::problem::Refusals;

/// Lists the objects that the caller may use.
#[utoipa::path(get, path = "/objects", tag = "objects",
    responses((status = 200, description = "The objects", body = Items<Declaration>), Refusals))]
pub async fn list(ctx: Ctx) -> Plain<Items<design::ObjectShown>> {
    ctx.plain(|gate, who| Ok(Items { items: design::objects(gate, who)? })).await
}

/// Shows one object.
#[utoipa::path(get, path = "/objects/{object}", tag = "objects",
    params(("object" = String, Path, description = "The object's name")),
    responses((status = 200, description = "The object", body = Declaration), Refusals))]
pub async fn read(ctx: Ctx, Path(object): Path<String>) -> Plain<design::ObjectShown> {
    ctx.plain(move |gate, who| design::object(gate, who, &object)).await
}

/// Adds a field. Its class, purpose and audience are asked at once.
#[utoipa::path(post, path = "/objects/{object}/fields", tag = "objects", request_body = NewField,
    params(("object" = String, Path, description = "The object's name")),
    responses((status = 200, description = "The field", body = DeclaredField), Refusals))]
pub async fn add_field(
    ctx: Ctx,
    Path(object): Path<String>,
    Body(new): Body<design::NewField>,
) -> Answer<ModelField> {
    ctx.answer(move |gate, who| design::add_field(gate, who, &object, new)).await
}

/// Changes a field.
#[utoipa::path(patch, path = "/objects/{object}/fields/{field}", tag = "objects",
    request_body = FieldChange,
    params(("object" = String, Path, description = "The object's name"),
        ("field" = String, Path, description = "The field's name")),
    responses((status = 200, description = "The field", body = DeclaredField), Refusals))]
pub async fn change_field(
    ctx: Ctx,
    Path((object, field)): Path<(String, String)>,
    Body(change): Body<design::FieldChange>,
) -> Answer<ModelField> {
    ctx.answer(move |gate, who| design::change_field(gate, who, &object, &field, change)).await
}
