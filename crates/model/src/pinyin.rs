//! The readings of Chinese names in pinyin, with the special readings of surnames.

use pinyin::ToPinyinMulti;

/// Combinations of readings of one name at most.
pub const READINGS: usize = 8;

/// Surnames that are read otherwise than the character usually is. The surname's reading comes
/// first; the usual ones follow, because people type those too.
const SURNAMES: &[(&str, &[&str])] = &[
    ("单", &["shan"]),
    ("單", &["shan"]),
    ("仇", &["qiu"]),
    ("解", &["xie"]),
    ("查", &["zha"]),
    ("曾", &["zeng"]),
    ("区", &["ou"]),
    ("區", &["ou"]),
    ("任", &["ren"]),
    ("华", &["hua"]),
    ("華", &["hua"]),
    ("朴", &["piao"]),
    ("盖", &["ge"]),
    ("繁", &["po"]),
    ("黑", &["he"]),
    ("洗", &["xian"]),
    ("冼", &["xian"]),
    ("尹", &["yin"]),
    ("员", &["yun"]),
    ("折", &["she"]),
    ("召", &["shao"]),
    ("缪", &["miao"]),
    ("种", &["chong"]),
    ("秘", &["bi"]),
    ("乐", &["yue"]),
    ("覃", &["qin"]),
    ("燕", &["yan"]),
    ("那", &["na"]),
    ("哈", &["ha"]),
    ("祭", &["zhai"]),
    ("翟", &["zhai"]),
    ("隗", &["wei"]),
    ("句", &["gou"]),
    ("会", &["gui"]),
    ("晟", &["cheng"]),
    ("都", &["du"]),
    ("过", &["guo"]),
    ("幺", &["yao"]),
    ("令", &["ling"]),
    ("逄", &["pang"]),
    ("尉迟", &["yu", "chi"]),
    ("万俟", &["mo", "qi"]),
    ("长孙", &["zhang", "sun"]),
    ("澹台", &["tan", "tai"]),
    ("单于", &["chan", "yu"]),
    ("宿", &["su"]),
    ("臧", &["zang"]),
    ("车", &["che"]),
    ("应", &["ying"]),
    ("纪", &["ji"]),
    ("宁", &["ning"]),
    ("沈", &["shen"]),
    ("佴", &["nai"]),
    ("乜", &["nie"]),
    ("撒", &["sa"]),
    ("相", &["xiang"]),
    ("於", &["yu"]),
];

/// Compound surnames, for masks and for the reading of the given name.
const COMPOUND: &[&str] = &[
    "欧阳", "太史", "端木", "上官", "司马", "东方", "独孤", "南宫", "万俟", "闻人", "夏侯", "诸葛",
    "尉迟", "公羊", "赫连", "澹台", "皇甫", "宗政", "濮阳", "公冶", "太叔", "申屠", "公孙", "慕容",
    "仲孙", "钟离", "长孙", "宇文", "司徒", "鲜于", "司空", "闾丘", "子车", "亓官", "司寇", "巫马",
    "公西", "颛孙", "壤驷", "公良", "漆雕", "乐正", "宰父", "谷梁", "拓跋", "夹谷", "轩辕", "令狐",
    "段干", "百里", "呼延", "东郭", "南门", "羊舌", "微生", "公户", "公玉", "公仪", "梁丘", "公仲",
    "公上", "公门", "公山", "公坚", "左丘", "公伯", "西门", "公祖", "第五", "公乘", "贯丘", "公皙",
    "南荣", "东里", "东宫", "仲长", "子书", "子桑", "即墨", "达奚", "褚师", "單于", "单于", "歐陽",
    "司馬", "東方", "諸葛", "尉遲", "長孫",
];

/// How many characters of a Chinese name are its surname: two for compound ones in a name of three
/// characters or more, else one.
#[must_use]
pub fn surname_length(name: &str) -> usize {
    let long = name.chars().count() >= 3;
    if long && COMPOUND.iter().any(|c| name.starts_with(c)) { 2 } else { 1 }
}

/// The name's syllables in each combination of readings, at most eight: the surname's reading
/// first. A character without a known reading stands for itself.
#[must_use]
pub fn syllables(name: &str) -> Vec<Vec<String>> {
    let special = SURNAMES.iter().filter(|(s, _)| name.starts_with(s)).max_by_key(|(s, _)| s.len());
    let mut combinations: Vec<Vec<String>> = vec![Vec::new()];
    for (at, character) in name.chars().enumerate() {
        let mut readings = of_character(character);
        if let Some(first) = special.and_then(|(_, syllables)| syllables.get(at)) {
            readings.retain(|r| r != first);
            readings.insert(0, (*first).to_owned());
        }
        combinations = extended(&combinations, &readings);
    }
    combinations
}

/// The readings of a name: in full (`zhangsan`) and as initials (`zs`), at most eight.
#[must_use]
pub fn readings(name: &str) -> Vec<(String, String)> {
    let mut all: Vec<(String, String)> = Vec::new();
    for combination in syllables(name) {
        let initials = combination.iter().filter_map(|s| s.chars().next()).collect();
        let reading = (combination.concat(), initials);
        if !all.contains(&reading) {
            all.push(reading);
        }
    }
    all
}

/// Every combination with every reading, the first readings first, cut at the limit.
fn extended(combinations: &[Vec<String>], readings: &[String]) -> Vec<Vec<String>> {
    let mut longer = Vec::new();
    for reading in readings {
        for combination in combinations {
            let mut next = combination.clone();
            next.push(reading.clone());
            longer.push(next);
        }
    }
    longer.truncate(READINGS);
    longer
}

/// The readings of one character in plain letters. `ü` is written `v`, as on a keyboard, and `u`,
/// as people also type it.
fn of_character(character: char) -> Vec<String> {
    let mut readings: Vec<String> = Vec::new();
    for plain in character.to_pinyin_multi().into_iter().flatten().map(pinyin::Pinyin::plain) {
        for spelled in [plain.replace('ü', "v"), plain.replace('ü', "u")] {
            if spelled.is_ascii() && !spelled.is_empty() && !readings.contains(&spelled) {
                readings.push(spelled);
            }
        }
    }
    if readings.is_empty() {
        readings.push(character.to_string());
    }
    readings
}

#[cfg(test)]
mod tests {
    use super::*;

    fn first(name: &str) -> String {
        readings(name).swap_remove(0).0
    }

    #[test]
    fn surnames_are_read_as_surnames_first() {
        for (name, full) in [
            ("单田芳", "shantianfang"),
            ("仇英", "qiuying"),
            ("查良镛", "zhaliangyong"),
            ("曾国藩", "zengguofan"),
            ("区志明", "ouzhiming"),
            ("尉迟恭", "yuchigong"),
            ("张三", "zhangsan"),
            ("朴树", "piaoshu"),
            ("万俟卨", "moqixie"),
        ] {
            assert_eq!(first(name), full, "{name}");
        }
        assert_eq!(readings("解晓东")[0].1, "xxd");
    }

    #[test]
    fn usual_readings_of_a_surname_are_found_too() {
        assert!(readings("单雄信").iter().any(|r| r.0 == "danxiongxin"));
        let names = readings("吕布");
        assert!(names.iter().any(|r| r.0 == "lvbu") && names.iter().any(|r| r.0 == "lubu"));
    }

    #[test]
    fn combinations_are_capped_and_rare_characters_do_no_harm() {
        assert!(readings("乐乐乐乐乐乐乐").len() <= READINGS);
        assert_eq!(readings("𠮷野").len(), readings("野").len());
        assert_eq!(readings("").len(), 1);
    }

    #[test]
    fn compound_surnames_are_two_characters_long() {
        assert_eq!(surname_length("欧阳修"), 2);
        assert_eq!(surname_length("欧阳"), 1);
        assert_eq!(surname_length("王小明"), 1);
    }
}
