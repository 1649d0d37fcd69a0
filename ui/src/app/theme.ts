// The tokens, once: as CSS variables for our own styles and as antd's theme.
import { theme as antd, type ThemeConfig } from 'antd'

import type { Preferences, Theme } from '@/lib/preferences'

type Tokens = Record<
  | 'bg' | 'card' | 'line' | 'text1' | 'text2' | 'text3' | 'primary' | 'primaryWeak' | 'onPrimary' | 'control'
  | 'chain1' | 'chain1Text' | 'chain2' | 'chain2Text' | 'chain3' | 'chain3Text'
  | 'ok' | 'okFill' | 'warn' | 'warnFill' | 'error' | 'errorFill' | 'unknown' | 'unknownFill' | 'headerFrom' | 'headerTo',
  string
>

const light: Tokens = {
  bg: '#f2f4f8', card: '#ffffff', line: '#e2e7ef', text1: '#16202f', text2: '#45536a', text3: '#566379',
  primary: '#1453b4', primaryWeak: '#e8f0fc', onPrimary: '#ffffff', control: '#c3ccd9',
  chain1: '#1d62d8', chain1Text: '#1453b4', chain2: '#0a8680', chain2Text: '#066b66', chain3: '#c77412', chain3Text: '#8f4f05',
  ok: '#166f3b', okFill: '#e5f5eb', warn: '#95580a', warnFill: '#fff4e0', error: '#c0272d', errorFill: '#fdecec',
  unknown: '#55647b', unknownFill: '#eef1f6', headerFrom: '#0b274f', headerTo: '#0f3468',
}

const dark: Tokens = {
  bg: '#0d131d', card: '#151d2a', line: '#283447', text1: '#e8edf5', text2: '#b6c1d2', text3: '#93a0b4',
  primary: '#6ea3f5', primaryWeak: '#17294a', onPrimary: '#0b1424', control: '#3a475c',
  chain1: '#5d95f2', chain1Text: '#8db8fa', chain2: '#35b5ad', chain2Text: '#5fd0c8', chain3: '#e29a45', chain3Text: '#f0b56c',
  ok: '#5cc98a', okFill: '#11301f', warn: '#eab360', warnFill: '#36290f', error: '#ff8b8b', errorFill: '#3a191b',
  unknown: '#a5b1c4', unknownFill: '#222b3a', headerFrom: '#0b274f', headerTo: '#0f3468',
}

export const tokensOf = (theme: Theme) => (theme === 'dark' ? dark : light)

const fonts =
  "-apple-system, 'PingFang SC', 'HarmonyOS Sans SC', 'Microsoft YaHei', 'Noto Sans SC', 'Noto Sans CJK SC', sans-serif"

/** `primaryWeak` becomes `--primary-weak`. */
export function applyTokens(theme: Theme) {
  const root = document.documentElement
  root.dataset.theme = theme
  for (const [name, value] of Object.entries(tokensOf(theme)))
    root.style.setProperty(`--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`, value)
}

/** Who asked the system for less motion gets none: a style sheet alone would leave menus waiting for an animation's end. */
const moves = () => !window.matchMedia('(prefers-reduced-motion: reduce)').matches

export function antdTheme({ theme, density }: Preferences): ThemeConfig {
  const tokens = tokensOf(theme)
  return {
    algorithm: theme === 'dark' ? antd.darkAlgorithm : antd.defaultAlgorithm,
    cssVar: { key: 'sanlian' },
    token: {
      motion: moves(),
      fontFamily: fonts,
      fontSize: 14,
      borderRadius: 6,
      borderRadiusLG: 8,
      colorPrimary: tokens.primary,
      colorInfo: tokens.primary,
      colorLink: tokens.primary,
      colorSuccess: tokens.ok,
      colorWarning: tokens.warn,
      colorError: tokens.error,
      colorBgLayout: tokens.bg,
      colorBgContainer: tokens.card,
      colorBgElevated: tokens.card,
      colorBorder: tokens.control,
      colorBorderSecondary: tokens.line,
      colorText: tokens.text1,
      colorTextSecondary: tokens.text2,
      colorTextTertiary: tokens.text3,
      colorTextDescription: tokens.text3,
      colorTextPlaceholder: tokens.text3,
      colorTextDisabled: tokens.text3,
      controlHeight: 32,
      motionDurationMid: '0.15s',
    },
    components: {
      Button: { primaryColor: tokens.onPrimary },
      Table: { cellPaddingBlockMD: density === 'compact' ? 8 : 12, cellPaddingInlineMD: 8, cellFontSizeMD: 13, headerBg: tokens.card },
      Card: { bodyPadding: 16, headerFontSize: 15 },
    },
  }
}
