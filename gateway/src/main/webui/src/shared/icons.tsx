import type { ReactNode } from 'react';

function icon(paths: ReactNode, size = 18) {
  return function Icon() {
    return (
      <svg
        aria-hidden="true"
        focusable="false"
        width={size}
        height={size}
        viewBox="0 0 24 24"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.8"
        strokeLinecap="round"
        strokeLinejoin="round"
      >
        {paths}
      </svg>
    );
  };
}

export const BellIcon = icon(
  <>
    <path d="M18 16v-5a6 6 0 0 0-12 0v5l-1.6 2h15.2z" />
    <path d="M10 21h4" />
  </>,
  20,
);
export const BackIcon = icon(<path d="M15 5l-7 7 7 7" />, 16);
export const ClockIcon = icon(
  <>
    <circle cx="12" cy="12" r="8.5" />
    <path d="M12 7.5V12l3 2" />
  </>,
  15,
);
export const AlertIcon = icon(
  <>
    <path d="M12 4l9 16H3z" />
    <path d="M12 10v4.5M12 17.4v.1" />
  </>,
  15,
);
export const CheckIcon = icon(<path d="M5 12.5l4.5 4.5L19 7.5" />, 15);
export const PauseIcon = icon(<path d="M9 6v12M15 6v12" />, 15);
export const NoteIcon = icon(
  <>
    <path d="M6 4h9l4 4v12H6z" />
    <path d="M9.5 12h6M9.5 15.5h4" />
  </>,
  15,
);
export const InsertIcon = icon(<path d="M12 5v10m0 0l-4-4m4 4l4-4M5 19h14" />, 15);
export const EmptyIcon = icon(
  <>
    <path d="M4 14l2.5-8h11L20 14v5H4z" />
    <path d="M4 14h4.5l1.5 2.5h4l1.5-2.5H20" />
  </>,
  40,
);

export function Logo({ size = 30 }: { size?: number }) {
  return (
    <svg aria-hidden="true" focusable="false" width={size} height={size} viewBox="0 0 32 32">
      <rect width="32" height="32" rx="8" fill="#0b6874" />
      <path d="M9 24V14.5a7 7 0 0 1 14 0V24M6.5 24h19" fill="none" stroke="#fff" strokeWidth="2.6" strokeLinecap="round" />
      <circle cx="16" cy="16.4" r="2.4" fill="#ffd27d" />
    </svg>
  );
}
