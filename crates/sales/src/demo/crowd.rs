//! Customers by the million: names as frequent as they are in China, addresses of many streets.
//!
//! The demo's short lists would give a thousand people one name, and a search by a part of a name
//! would be slower, and find more, than in any real list.

use rand::Rng;
use rand::seq::IndexedRandom as _;

/// Surnames with their share of the population, of ten thousand (Ministry of Public Security, list
/// of the most frequent surnames, rounded), and a few of two characters.
const SURNAMES: &[(&str, u32)] = &[
    ("王", 719),
    ("李", 719),
    ("张", 679),
    ("刘", 517),
    ("陈", 449),
    ("杨", 317),
    ("黄", 246),
    ("赵", 223),
    ("周", 204),
    ("吴", 203),
    ("徐", 144),
    ("孙", 138),
    ("朱", 125),
    ("马", 125),
    ("胡", 117),
    ("郭", 115),
    ("林", 114),
    ("何", 113),
    ("高", 100),
    ("梁", 95),
    ("郑", 93),
    ("罗", 86),
    ("宋", 81),
    ("谢", 73),
    ("唐", 72),
    ("韩", 72),
    ("曹", 69),
    ("许", 66),
    ("邓", 66),
    ("肖", 60),
    ("冯", 60),
    ("曾", 59),
    ("程", 57),
    ("蔡", 57),
    ("彭", 54),
    ("潘", 53),
    ("袁", 53),
    ("于", 51),
    ("董", 50),
    ("余", 49),
    ("苏", 49),
    ("叶", 47),
    ("吕", 46),
    ("魏", 46),
    ("蒋", 45),
    ("田", 45),
    ("杜", 45),
    ("丁", 43),
    ("沈", 42),
    ("姜", 41),
    ("范", 41),
    ("江", 37),
    ("傅", 36),
    ("钟", 36),
    ("卢", 35),
    ("汪", 35),
    ("戴", 35),
    ("崔", 34),
    ("任", 34),
    ("陆", 33),
    ("廖", 33),
    ("姚", 32),
    ("方", 32),
    ("金", 32),
    ("邱", 31),
    ("夏", 30),
    ("谭", 30),
    ("韦", 29),
    ("贾", 29),
    ("邹", 28),
    ("石", 28),
    ("熊", 27),
    ("孟", 27),
    ("秦", 27),
    ("闫", 26),
    ("薛", 26),
    ("侯", 25),
    ("雷", 25),
    ("白", 24),
    ("龙", 23),
    ("段", 23),
    ("郝", 22),
    ("孔", 22),
    ("邵", 22),
    ("欧阳", 8),
    ("单", 2),
    ("仇", 2),
    ("查", 2),
    ("司马", 1),
    ("尉迟", 1),
];
/// Characters of given names, the frequent ones first.
const MALE: &str = "伟强文杰明志宇军建浩子俊磊勇涛国晨泽嘉博天思一峰超鹏海波辉宏健凯翔飞斌华东林森毅亮睿轩豪梓航远刚平永成光荣庆学家正才义生德良松柏乐逸承铭恒振启哲皓宁炎";
const FEMALE: &str = "芳丽敏静秀娟英霞玉桂燕红雅雨欣佳晓梦诗思婷慧怡琪涵玲莉洁颖倩雪梅兰珍琴云凤娜艳萍美春子梓萱紫可心悦琳露瑶珊若曦彤桐妍舒语清菲薇蕾青月素银巧爱丹冰";
/// The same for trade names.
const TRADE: &str =
    "鑫华盛瑞恒信锦程云启博雅海晟明德嘉禾远航世纪宏达顺丰泰昌隆兴安康佳美天地新源通联合众和润金玉";
/// Streets that most cities have.
const STREETS: &[&str] = &[
    "人民", "解放", "中山", "建设", "和平", "新华", "文化", "胜利", "光明", "朝阳", "长江", "黄河",
    "滨河", "湖滨", "学府", "科技", "创新", "迎宾", "花园", "青年", "五一", "北京", "上海", "南京",
    "广州", "西湖", "太湖", "泰山", "黄山", "龙泉", "凤凰", "金沙", "银河", "翠竹", "桃园", "梅林",
];
const ENDS: &[&str] = &["路", "街", "大道", "东路", "西路", "南路", "北路", "巷"];
/// One in so many given names has one character only.
const SHORT: f64 = 0.25;

/// A person's name.
pub fn name(random: &mut impl Rng, male: bool) -> String {
    let surname = SURNAMES.choose_weighted(random, |s| s.1).map_or("王", |s| s.0);
    let given = if male { MALE } else { FEMALE };
    let mut name = surname.to_owned();
    name.extend(frequent(random, given));
    if !random.random_bool(SHORT) {
        name.extend(frequent(random, given));
    }
    name
}

/// A company's trade name.
pub fn trade(random: &mut impl Rng) -> String {
    (0..2).filter_map(|_| frequent(random, TRADE)).collect()
}

/// Street, house and room.
pub fn address(random: &mut impl Rng) -> String {
    let mut pick = |from: &[&'static str]| from.choose(random).copied().unwrap_or_default();
    let (street, end) = (pick(STREETS), pick(ENDS));
    let house = random.random_range(1..1_500);
    let (floor, room) = (random.random_range(1..33), random.random_range(1..7));
    format!("{street}{end}{house}号{floor}{room:02}室")
}

/// A character of this list; those that stand first come more often, as in life.
fn frequent(random: &mut impl Rng, from: &str) -> Option<char> {
    let many = from.chars().count() as f64;
    let place = random.random::<f64>().powi(2) * many;
    from.chars().nth(place as usize)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use rand::SeedableRng as _;
    use rand::rngs::StdRng;

    use super::*;

    #[test]
    fn surnames_repeat_as_in_life_and_whole_names_seldom() {
        let mut random = StdRng::seed_from_u64(1);
        let mut whole = BTreeMap::<String, u32>::new();
        let mut wang = 0;
        for _ in 0..10_000 {
            let name = name(&mut random, true);
            wang += u32::from(name.starts_with('王'));
            *whole.entry(name).or_default() += 1;
        }
        assert!((500..1_500).contains(&wang), "{wang} of 10,000 are called 王");
        assert!(whole.len() > 6_000, "only {} names", whole.len());
    }
}
