//! The recovery key: the root key as a text to print or to keep in a safe.

use kernel::{Fault, FaultKind, Result, Timestamp};
use zeroize::Zeroizing;

use crate::kms::RootKey;
use crate::{Key, code};

const BEGIN: &str = "----- KEDUN RECOVERY KEY / 客盾恢复密钥 -----";
const END: &str = "----- END / 完 -----";
/// Groups of the code on one line.
const GROUPS_A_LINE: usize = 5;
/// Characters that [`import`] reads, at most.
const TEXT_CHARS: usize = 16 << 10;

/// The recovery file: a bilingual text with the root key in groups. `name` is the business's.
///
/// # Errors
/// `recovery_not_possible` when the root key cannot leave its provider.
pub fn export(root: &dyn RootKey, name: &str, at: Timestamp) -> Result<Zeroizing<String>> {
    let key = root
        .recovery_code()
        .ok_or_else(|| Fault::new(FaultKind::Precondition, "recovery_not_possible"))?;
    let name: String = name.chars().filter(|c| !c.is_control()).take(200).collect();
    let mut lines = Zeroizing::new(String::with_capacity(256));
    for line in key.split('-').collect::<Vec<_>>().chunks(GROUPS_A_LINE) {
        for (place, group) in line.iter().enumerate() {
            lines.push_str(if place == 0 { "    " } else { "  " });
            lines.push_str(group);
        }
        lines.push('\n');
    }
    Ok(Zeroizing::new(format!(
        "客盾恢复密钥 · Kedun recovery key\n\
         {name} · {at} · {id}\n\n\
         没有这个密钥，服务器损坏后备份中的客户资料将无法读取。请打印或另存到安全的地方，\
         不要与备份放在一起；拿到它和备份的人可以读取全部资料。\n\
         Without this key nobody can read the customers' data in a backup after the server is lost.\n\
         Print it or keep it somewhere safe, away from the backups: whoever has both can read everything.\n\n\
         {BEGIN}\n\n{lines}\n{END}\n\n\
         大小写和空格不影响；每组最后一个字符是校验码。\n\
         Upper or lower case and blanks do not matter; the last character of each group is a check.\n",
        id = root.id(),
        lines = &*lines,
    )))
}

/// Reads the root key out of the whole recovery file, or out of the code alone as somebody typed it.
///
/// # Errors
/// `recovery_key_incomplete`; `recovery_key_mistyped` with the group's number.
pub fn import(text: &str) -> Result<Key> {
    if text.len() > TEXT_CHARS {
        return Err(Fault::invalid("recovery_key_incomplete"));
    }
    let code = match text.split_once(BEGIN) {
        Some((_, rest)) => rest.split_once(END).map_or(rest, |(code, _)| code),
        None => text,
    };
    code::read(code)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kms::file::FileRoot;

    fn exported() -> (Key, Zeroizing<String>) {
        let folder = tempfile::tempdir().unwrap();
        let key = Key::random();
        let copy = Key::from_bytes(*key.expose());
        let root = FileRoot::create(&folder.path().join("root.key"), key).unwrap();
        (copy, export(&root, "张记珠宝\n有限公司", Timestamp(1_700_000_000_000)).unwrap())
    }

    #[test]
    fn the_recovery_file_gives_the_key_back() {
        let (key, text) = exported();
        assert!(import(&text).unwrap().same_as(&key));
        assert!(import(&text.replace('\n', "\r\n")).unwrap().same_as(&key));
    }

    #[test]
    fn the_code_alone_gives_the_key_back_as_somebody_types_it() {
        let (key, text) = exported();
        let code = text.split_once(BEGIN).unwrap().1.split_once(END).unwrap().0;
        let typed: String = code.to_lowercase().split_whitespace().collect();
        assert!(import(&typed).unwrap().same_as(&key));
    }

    #[test]
    fn a_recovered_key_opens_what_the_lost_one_wrapped() {
        let folder = tempfile::tempdir().unwrap();
        let lost = FileRoot::open_or_create(&folder.path().join("a")).unwrap();
        let wrapped = lost.wrap("deployment", &Key::random()).unwrap();
        let key = import(&export(&lost, "x", Timestamp(0)).unwrap()).unwrap();
        let found = FileRoot::create(&folder.path().join("b"), key).unwrap();
        assert!(found.unwrap("deployment", &wrapped).is_ok());
    }

    #[test]
    fn rubbish_is_no_key() {
        assert!(import("").is_err());
        assert!(import(&"A".repeat(TEXT_CHARS + 1)).is_err());
    }
}
