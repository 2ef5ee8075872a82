/** How pressing an instant is; the colour follows from it, never alone: the text says it too. */
export type Urgency = 'calm' | 'soon' | 'late';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** An hour before the end is when an agent can still keep the promise. */
const SOON = HOUR;

export function urgency(due: Date, now: Date): Urgency {
  const left = due.getTime() - now.getTime();
  return left < 0 ? 'late' : left <= SOON ? 'soon' : 'calm';
}

/** A length of time in its two leading units: "2 j 4 h", "3 h 05 min", "12 min", or with seconds when asked. */
export function duration(milliseconds: number, language: string, withSeconds = false): string {
  const length = Math.abs(milliseconds);
  const day = language.startsWith('fr') ? 'j' : 'd';
  if (length >= DAY) {
    return two(Math.floor(length / DAY), day, Math.floor((length % DAY) / HOUR), 'h');
  }
  if (length >= HOUR) {
    return two(Math.floor(length / HOUR), 'h', Math.floor((length % HOUR) / MINUTE), 'min');
  }
  if (withSeconds) {
    return two(Math.floor(length / MINUTE), 'min', Math.floor((length % MINUTE) / SECOND), 's');
  }
  return `${Math.floor(length / MINUTE)}\u00a0min`;
}

function two(large: number, largeUnit: string, small: number, smallUnit: string): string {
  if (large === 0) {
    return `${small}\u00a0${smallUnit}`;
  }
  const first = `${large}\u00a0${largeUnit}`;
  return small === 0 ? first : `${first} ${smallUnit === 'h' ? small : pad(small)}\u00a0${smallUnit}`;
}

function pad(number: number): string {
  return String(number).padStart(2, '0');
}

/** "3 min ago", "il y a 2 h": short and in the reader's language. */
export function ago(instant: Date, now: Date, language: string): string {
  const past = now.getTime() - instant.getTime();
  const format = new Intl.RelativeTimeFormat(locale(language), { numeric: 'auto', style: 'short' });
  if (past < MINUTE) {
    return format.format(0, 'second');
  }
  if (past < HOUR) {
    return format.format(-Math.floor(past / MINUTE), 'minute');
  }
  return past < DAY
    ? format.format(-Math.floor(past / HOUR), 'hour')
    : format.format(-Math.floor(past / DAY), 'day');
}

/** The moment in full for today and other days: the day is left out when it is today. */
export function moment(instant: Date, now: Date, language: string): string {
  const sameDay = instant.toDateString() === now.toDateString();
  return new Intl.DateTimeFormat(locale(language), {
    ...(sameDay ? {} : { day: 'numeric', month: 'short' }),
    ...(sameYear(instant, now) ? {} : { year: 'numeric' }),
    hour: '2-digit',
    minute: '2-digit',
  }).format(instant);
}

export function fullMoment(instant: Date, language: string): string {
  return new Intl.DateTimeFormat(locale(language), { dateStyle: 'full', timeStyle: 'short' }).format(instant);
}

// English in Europe: the day before the month, and 24 hours.
function locale(language: string): string {
  return language.startsWith('fr') ? 'fr-FR' : 'en-GB';
}

function sameYear(one: Date, other: Date): boolean {
  return one.getFullYear() === other.getFullYear();
}

/** The promise that ends first, if any. */
export function earliest(...instants: (string | undefined)[]): Date | undefined {
  const known = instants.filter((instant) => instant !== undefined).map((instant) => new Date(instant));
  return known.length === 0 ? undefined : new Date(Math.min(...known.map((instant) => instant.getTime())));
}
