//! Records of any object.

pub mod attachments;
pub mod bulk;
pub mod changes;
pub mod collaborators;
pub mod convert;
pub mod duplicates;
pub mod explain;
pub mod lists;
pub mod merges;
pub mod past;
pub mod pools;
