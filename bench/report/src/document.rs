//! The document: what stands between its marks is written anew, the rest is people's.

use std::path::Path;

use anyhow::{Context as _, Result};

/// The marks: comments, which no reader sees.
const MARKS: (&str, &str) = ("<!-- figures: written by bench/report -->", "<!-- figures: end -->");

/// Writes the figures between the marks of this document.
pub fn write(path: &Path, figures: &str) -> Result<()> {
    let old = std::fs::read_to_string(path).with_context(|| path.display().to_string())?;
    let new = between(&old, figures).context("the document has no marks for the figures")?;
    Ok(std::fs::write(path, new)?)
}

fn between(old: &str, figures: &str) -> Option<String> {
    let (before, rest) = old.split_once(MARKS.0)?;
    let (_, after) = rest.split_once(MARKS.1)?;
    Some(format!("{before}{}\n\n{}\n\n{}{after}", MARKS.0, figures.trim(), MARKS.1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_stands_between_the_marks_is_written_anew() {
        let old = format!("prose\n{}\nold\n{}\nmore prose\n", MARKS.0, MARKS.1);
        let new = between(&old, "| new |\n").expect("marks");
        assert!(new.starts_with("prose\n") && new.ends_with("\nmore prose\n"));
        assert!(new.contains("\n| new |\n") && !new.contains("old"));
        assert_eq!(between(&new, "| new |\n").expect("marks"), new, "written twice is the same");
        assert_eq!(between("no marks", "x"), None);
    }
}
