//! Parts of a request, refused with a problem document where they do not fit.

use axum::extract::rejection::JsonRejection;
use axum::extract::{FromRequest, FromRequestParts, Request};
use axum::http::StatusCode;
use axum::http::request::Parts;
use kernel::{Fault, FaultKind};
use serde::de::DeserializeOwned;

use crate::problem::Problem;

/// Parts of the address. One that cannot be an id names nothing, so it is not found.
pub struct Path<T>(pub T);

impl<T: DeserializeOwned + Send, S: Send + Sync> FromRequestParts<S> for Path<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        axum::extract::Path::<T>::from_request_parts(parts, state)
            .await
            .map(|path| Self(path.0))
            .map_err(|_| Problem(Fault::not_found()))
    }
}

/// Parameters of the address; unknown ones are refused.
pub struct Query<T>(pub T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequestParts<S> for Query<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        axum::extract::Query::<T>::from_request_parts(parts, state)
            .await
            .map(|query| Self(query.0))
            .map_err(|_| Problem(malformed()))
    }
}

/// A JSON body. Its content is never repeated in a refusal.
pub struct Body<T>(pub T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for Body<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        let json = axum::Json::<T>::from_request(request, state).await;
        json.map(|body| Self(body.0)).map_err(|refused| Problem(of_json(&refused)))
    }
}

fn of_json(refused: &JsonRejection) -> Fault {
    match refused {
        JsonRejection::MissingJsonContentType(_) => {
            Fault::new(FaultKind::Malformed, "unsupported_media_type")
        }
        other if other.status() == StatusCode::PAYLOAD_TOO_LARGE => {
            Fault::new(FaultKind::TooLarge, "body_too_large")
        }
        _ => malformed(),
    }
}

/// The request cannot be understood.
pub fn malformed() -> Fault {
    Fault::new(FaultKind::Malformed, "malformed")
}
