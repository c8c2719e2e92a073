//! Messages about records, lists and searches.

use super::Entry;

pub const ENTRIES: &[Entry] = &[
    ("not_found", "未找到，或您无权查看", "Not found, or not yours to see"),
    (
        "version_conflict",
        "此记录已被他人修改，请对照后再保存",
        "Somebody else changed this record meanwhile; compare and save again",
    ),
    (
        "exists_elsewhere",
        "已存在相同的客户，由他人负责",
        "This customer exists already, in somebody else's care",
    ),
    (
        "too_many_favourites",
        "收藏已满 {max} 条，请先取消一些",
        "You have {max} favourites, which is the limit; take some away first",
    ),
    ("not_in_pool", "此客户不在公海中", "This one does not lie in a pool"),
    ("is_pooled", "此客户已在公海中", "This one lies in a pool already"),
    ("claimed_already", "已被他人领取", "Somebody else has claimed this one"),
    (
        "pool_cooling_down",
        "您曾负责此客户，{day} 起才能再次领取",
        "You held this one before; you may claim it again from {day} on",
    ),
    (
        "pool_claims_used_up",
        "今天已领取 {max} 位，已达上限，明天可继续",
        "You have claimed {max} today, which is the limit; go on tomorrow",
    ),
    (
        "pool_holds_enough",
        "您名下已有 {max} 位客户，已达上限，请先退回一些",
        "You hold {max} customers, which is the limit; give some back first",
    ),
    (
        "pool_views_used_up",
        "今天查看公海已达 {max} 位的上限，明天可继续",
        "You have seen {max} of this pool today, which is the limit; go on tomorrow",
    ),
    ("no_pool", "没有您可以退回的公海", "There is no pool that you can give this back to"),
    ("bad_id", "编号不正确", "This is not an id"),
    ("bad_filter", "筛选条件有误", "The filter cannot be understood"),
    ("filter_too_large", "筛选条件过于复杂", "The filter is too large"),
    ("filter_not_allowed", "不能按此字段筛选", "You cannot filter by this field"),
    ("sort_not_allowed", "不能按此字段排序", "You cannot sort by this field"),
    (
        "sort_too_many",
        "结果过多，无法按加密字段排序，请先缩小范围",
        "Too many results to sort by a sealed field; narrow them down first",
    ),
    ("group_not_allowed", "不能按此字段汇总", "You cannot group or total by this field"),
    (
        "group_too_many",
        "分组过多（最多 {max} 组），请先缩小范围",
        "Too many groups (at most {max}); narrow them down first",
    ),
    (
        "use_search",
        "敏感内容不能放在网址里，请使用搜索接口",
        "Sensitive terms do not belong in an address; use the search",
    ),
    ("search_too_short", "请再多输入一些", "Type a little more"),
    (
        "page_token_invalid",
        "翻页已失效，请回到第一页",
        "This page is no longer valid; start from the first",
    ),
    ("unknown_object", "没有这类记录", "There is no such kind of record"),
    ("not_deleted", "此记录不在回收站", "This record is not in the recycle bin"),
    (
        "is_deleted",
        "此记录在回收站中，请先恢复",
        "This record is in the recycle bin; restore it first",
    ),
    (
        "has_children",
        "还有下级或关联内容，不能删除",
        "Others still belong to it; it cannot be deleted",
    ),
    ("bulk_too_many", "一次最多处理 {max} 条", "At most {max} at once"),
    ("role_builtin", "内置角色不能删除", "A built-in role cannot be deleted"),
    ("department_cycle", "部门不能属于自己的下级", "A department cannot belong below itself"),
];
