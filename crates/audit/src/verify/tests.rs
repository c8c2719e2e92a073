use std::collections::HashMap;

use crypto::Key;
use crypto::sign::SigningKey;
use kernel::{Id, Timestamp};

use super::*;
use crate::checkpoint::Checkpoint;
use crate::event::{ActorKind, Event, Via};
use crate::merkle::{NodeStore, Tree};

mod honest;
mod kit;
mod random;
mod tampered;
