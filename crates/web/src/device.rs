//! A readable name of the caller's device out of `User-Agent`.

/// Longest name kept, in characters.
const LONGEST: usize = 60;

const BROWSERS: [(&str, &str); 8] = [
    ("MicroMessenger/", "WeChat"),
    ("Edg/", "Edge"),
    ("OPR/", "Opera"),
    ("Firefox/", "Firefox"),
    ("HeadlessChrome/", "Chrome"),
    ("Chrome/", "Chrome"),
    ("Version/", "Safari"),
    ("curl/", "curl"),
];

const SYSTEMS: [(&str, &str); 8] = [
    ("HarmonyOS", "HarmonyOS"),
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Macintosh", "macOS"),
    ("CrOS", "ChromeOS"),
    ("Linux", "Linux"),
];

/// The browser with its main version and the system, such as `Chrome 131 · Windows`; the first
/// word of another program's name; `None` when nothing is said.
#[must_use]
pub fn name(agent: &str) -> Option<String> {
    let system = SYSTEMS.iter().find(|(mark, _)| agent.contains(mark)).map(|(_, name)| *name);
    let browser = BROWSERS.iter().find_map(|(mark, name)| {
        let at = agent.find(mark)? + mark.len();
        let version: String = agent[at..].chars().take_while(char::is_ascii_digit).collect();
        Some(if version.is_empty() { (*name).to_owned() } else { format!("{name} {version}") })
    });
    match (browser, system) {
        (Some(browser), Some(system)) => Some(format!("{browser} · {system}")),
        (Some(browser), None) => Some(browser),
        (None, _) => {
            let word: String = agent
                .chars()
                .take_while(|c| !c.is_whitespace())
                .filter(|c| c.is_ascii_graphic())
                .take(LONGEST)
                .collect();
            (!word.is_empty()).then_some(word)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_browser_is_named_with_its_main_version_and_system() {
        let agent = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like \
                     Gecko) Chrome/131.0.0.0 Safari/537.36";
        assert_eq!(name(agent).as_deref(), Some("Chrome 131 · Windows"));
        let edge = format!("{agent} Edg/131.0.0.0");
        assert_eq!(name(&edge).as_deref(), Some("Edge 131 · Windows"));
    }

    #[test]
    fn a_program_is_named_by_its_first_word_and_never_at_length() {
        assert_eq!(name("shop-sync/2.1 (internal)").as_deref(), Some("shop-sync/2.1"));
        assert_eq!(name(&"x".repeat(5_000)).map(|n| n.len()), Some(LONGEST));
        assert_eq!(name(""), None);
    }
}
