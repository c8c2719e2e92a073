import { type ThemeConfig, theme } from 'antd';
import { FONT, PRIMARY, RADIUS } from './palette';

const still = window.matchMedia('(prefers-reduced-motion: reduce)').matches;

/** Ant Design's theme for the chosen mode and, on a phone, for fingers; its neutral colours match theme.css. */
export function antdTheme(dark: boolean, narrow: boolean): ThemeConfig {
  return {
    algorithm: dark ? theme.darkAlgorithm : theme.defaultAlgorithm,
    cssVar: { key: 'kd' },
    token: {
      // A style sheet that shortens every animation would stop popups from finding their place.
      motion: !still,
      colorPrimary: dark ? '#4d80ff' : PRIMARY,
      // Hovered buttons grow darker, so that their white words stay readable.
      colorPrimaryHover: dark ? '#3a67d6' : '#1a4fd8',
      colorInfo: dark ? '#4d80ff' : PRIMARY,
      colorLink: dark ? '#7ba0ff' : PRIMARY,
      colorLinkHover: dark ? '#a3bdff' : '#1a4fd8',
      colorLinkActive: dark ? '#7ba0ff' : '#1a4fd8',
      colorError: dark ? '#ff7875' : '#d4292f',
      borderRadius: RADIUS,
      fontFamily: FONT,
      fontSize: 14,
      // Fingers need 40 px.
      ...(narrow ? { controlHeight: 40, controlHeightSM: 40 } : {}),
      colorBgLayout: dark ? '#0f1217' : '#f5f6f9',
      colorBgContainer: dark ? '#171b22' : '#ffffff',
      colorBgElevated: dark ? '#1f242d' : '#ffffff',
      colorTextPlaceholder: dark ? '#8d94a1' : '#6c7482',
      colorTextDescription: dark ? '#9aa2b1' : '#5d6675',
      colorTextTertiary: dark ? '#9aa2b1' : '#5d6675',
    },
    components: {
      // A week fits beside both edges of a phone.
      ...(narrow ? { Button: { paddingInlineSM: 12 }, DatePicker: { cellWidth: 44, cellHeight: 40 } } : {}),
      Table: { cellPaddingBlockSM: 7, cellPaddingInlineSM: 10, headerBg: dark ? '#1c212a' : '#fafbfc' },
      Layout: { siderBg: dark ? '#171b22' : '#ffffff', headerBg: dark ? '#171b22' : '#ffffff' },
      Tabs: { itemSelectedColor: dark ? '#8db0ff' : PRIMARY, itemHoverColor: dark ? '#8db0ff' : '#1a4fd8' },
      Menu: { itemHeight: 36, itemBorderRadius: RADIUS, activeBarBorderWidth: 0 },
    },
  };
}
