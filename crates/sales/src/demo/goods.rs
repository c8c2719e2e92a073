//! What the demo company sells: its price list, of the words of the trade.

/// A product: code, name, category, unit, and price in yuan.
pub type Good = (&'static str, &'static str, &'static str, &'static str, u32);

/// The price list.
pub const GOODS: &[Good] = &[
    ("HM-K25-BK", "爱马仕 Kelly 25 Togo 黑金 95新", "bag", "只", 158_000),
    ("HM-B30-GD", "爱马仕 Birkin 30 Togo 金棕金扣 98新", "bag", "只", 126_000),
    ("HM-C24-ET", "爱马仕 Constance 24 大象灰 9新", "bag", "只", 72_800),
    ("HM-PT18-BK", "爱马仕 菜篮子 Picotin 18 黑银", "bag", "只", 23_800),
    ("CC-CF25-BK", "香奈儿 Classic Flap 中号 黑金羊皮", "bag", "只", 52_800),
    ("CC-LB20-BK", "香奈儿 Leboy 20 黑银 球纹", "bag", "只", 28_600),
    ("LV-NF-MM", "路易威登 Neverfull 中号 老花", "bag", "只", 9_900),
    ("LV-SP25", "路易威登 Speedy 25 老花", "bag", "只", 6_500),
    ("GC-1955", "古驰 1955 马衔扣 手提", "bag", "只", 8_800),
    ("RX-126610", "劳力士 潜航者 126610LN 黑水鬼 全套", "watch", "块", 98_000),
    ("RX-126334", "劳力士 日志 41 126334 蓝盘", "watch", "块", 82_500),
    ("CT-WSBB", "卡地亚 蓝气球 36 自动机械", "watch", "块", 32_800),
    ("OM-SPM", "欧米茄 超霸 月球表 手动", "watch", "块", 38_600),
    ("CT-LOVE", "卡地亚 LOVE 手镯 18K 黄金 17 号", "jewellery", "只", 41_800),
    ("VCA-ALH5", "梵克雅宝 四叶草 五花手链 白贝母", "jewellery", "条", 29_800),
    ("HM-SCARF", "爱马仕 真丝方巾 90", "accessory", "条", 2_400),
    ("SV-AUTH", "第三方鉴定（中检）", "service", "次", 700),
    ("SV-CARE", "皮具深度护理", "service", "次", 900),
    ("SV-WATCH", "机械表保养（走时、密封）", "service", "次", 2_600),
];
