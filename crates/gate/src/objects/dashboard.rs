//! Dashboards: which figures somebody looks at, in which order. They hold names of tiles and no figure.

use kernel::{Fault, FieldFault, Result};
use model::{Choice, Class, Field, Object, Values};

/// Tiles of one dashboard at most.
const TILES: usize = 24;
/// Characters of a tile's name.
const NAME_CHARS: usize = 40;

pub fn object() -> Object {
    super::system(
        "dashboard",
        "看板",
        ("Dashboard", "Dashboards"),
        "dashboard",
        vec![
            Field::new("name", "text", "名称", "Name").class(Class::Low).required().in_list(),
            Field::new("shared", "checkbox", "共享", "Shared").class(Class::Low).in_list(),
            Field::new("scope", "choice", "范围", "Whose").class(Class::Low).options(vec![
                Choice::new("mine", "我的", "Mine"),
                Choice::new("team", "团队", "Team"),
            ]),
            Field::new("period", "choice", "周期", "Period").class(Class::Low).options(vec![
                Choice::new("month", "月", "Month"),
                Choice::new("quarter", "季度", "Quarter"),
                Choice::new("year", "年", "Year"),
            ]),
            Field::new("tiles", "text", "图块", "Tiles").class(Class::Low),
        ],
    )
}

/// Names of tiles in their order, joined by commas, each once; a `+` behind one makes it wide.
pub fn is_arranged(after: &Values) -> Result<()> {
    let tiles: Vec<&str> = after.text("tiles").unwrap_or_default().split(',').collect();
    let named = |tile: &&str| {
        let name = tile.strip_suffix('+').unwrap_or(tile);
        let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
        !name.is_empty() && name.len() <= NAME_CHARS && name.chars().all(fits)
    };
    let nothing = tiles == [""];
    let once: std::collections::BTreeSet<&str> =
        tiles.iter().map(|tile| tile.strip_suffix('+').unwrap_or(tile)).collect();
    let fits = tiles.len() <= TILES && once.len() == tiles.len() && tiles.iter().all(named);
    if nothing || fits {
        Ok(())
    } else {
        Err(Fault::fields(vec![FieldFault::new("tiles", "bad_tiles")]))
    }
}
