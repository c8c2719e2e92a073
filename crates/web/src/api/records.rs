//! Records of any object.

pub mod attachments;
pub mod bulk;
pub mod changes;
pub mod lists;
pub mod past;
pub mod pools;
