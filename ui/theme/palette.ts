/** The colours that both the style sheet and Ant Design start from. */
export const PRIMARY = '#1f5eff';
export const RADIUS = 6;
export const FONT =
  '-apple-system, BlinkMacSystemFont, "Segoe UI", "PingFang SC", "Hiragino Sans GB", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", sans-serif';
