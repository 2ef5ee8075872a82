import styles from './Initials.module.css';

const TONES = 6;

/** A person as a coloured disc; the name itself always stands beside it or in a label. */
export function Initials({ name }: { name: string }) {
  return (
    <span className={styles.disc} data-tone={tone(name)} aria-hidden="true">
      {initials(name)}
    </span>
  );
}

export function initials(name: string): string {
  const words = name.trim().split(/[\s.@_-]+/u).filter((word) => word !== '');
  const chosen = words.length > 1 ? [words[0], words[words.length - 1]] : words;
  return chosen.map((word) => [...(word ?? '')][0]?.toLocaleUpperCase() ?? '').join('') || '·';
}

function tone(name: string): number {
  return [...name].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 997, 7) % TONES;
}
