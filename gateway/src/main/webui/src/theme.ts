import { createTheme, type MantineColorsTuple } from '@mantine/core';

const canard: MantineColorsTuple = [
  '#edf6f7',
  '#d9eaec',
  '#b3d6da',
  '#8ac1c8',
  '#67b0b9',
  '#4fa4ae',
  '#3d98a3',
  '#23838e',
  '#147883',
  '#0b6874',
];

export const theme = createTheme({
  colors: { canard },
  primaryColor: 'canard',
  primaryShade: 9,
  defaultRadius: 'md',
  cursorType: 'pointer',
  fontFamily: "'Inter', system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Helvetica Neue', Arial, sans-serif",
  headings: { fontWeight: '650' },
});
