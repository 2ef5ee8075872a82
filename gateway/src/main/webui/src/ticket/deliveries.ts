import type { Delivery, Message } from '../api/types';

/**
 * How a mail stands, as people would put it: an open one that was tried in vain is put off, and one that was taken but
 * about which a server has complained since is late.
 */
export type Standing = 'FAILED' | 'BOUNCED' | 'WITHHELD' | 'PUT_OFF' | 'LATE' | 'QUEUED' | 'SENT';

const WORST_FIRST: Standing[] = ['FAILED', 'BOUNCED', 'WITHHELD', 'PUT_OFF', 'LATE', 'QUEUED', 'SENT'];

const SOON_MS = 30_000;
const FRESH_MS = 60_000;
const BRISK_MS = 3_000;
const CALM_MS = 60_000;

export function standing({ state, attempts, lastError }: Delivery): Standing {
  switch (state) {
    case 'QUEUED':
      return attempts > 0 ? 'PUT_OFF' : 'QUEUED';
    case 'SENT':
      return lastError ? 'LATE' : 'SENT';
    default:
      return state;
  }
}

/** Whether it will not reach its recipient unless somebody does something. */
export function isLost(mail: Delivery): boolean {
  const now = standing(mail);
  return now === 'FAILED' || now === 'BOUNCED' || now === 'WITHHELD';
}

/** Whether there is more to say than that it is sent, or being sent. */
export function isTroubled(mail: Delivery): boolean {
  const now = standing(mail);
  return now !== 'SENT' && now !== 'QUEUED';
}

export function worstFirst(mails: Delivery[]): Delivery[] {
  const rank = (mail: Delivery) => WORST_FIRST.indexOf(standing(mail));
  return [...mails].sort((one, other) => rank(one) - rank(other) || one.recipient.localeCompare(other.recipient));
}

/** The mails of each message, the worst first, and those of no message that is shown. */
export function sorted(mails: Delivery[], messages: Message[]): { of: Map<string, Delivery[]>; others: Delivery[] } {
  const shown = new Set(messages.map(({ id }) => id));
  const of = new Map<string, Delivery[]>();
  const others: Delivery[] = [];
  for (const mail of worstFirst(mails)) {
    if (mail.message && shown.has(mail.message)) {
      of.set(mail.message, [...(of.get(mail.message) ?? []), mail]);
    } else {
      others.push(mail);
    }
  }
  return { of, others };
}

/** Besides the ticket itself, where messages were written that went out by mail. */
export function writtenIn(ticketId: string, messages: Message[]): string[] {
  const tickets = messages.filter(mayGoOut).map(({ ticket }) => ticket ?? ticketId);
  return [...new Set(tickets)].filter((id) => id !== ticketId).sort();
}

/** How long until the mails are worth another look: not long while one is on its way, or about to be written. */
export function pause(mails: Delivery[], messages: Message[], now: Date): number {
  const written = new Set(mails.map(({ message }) => message));
  const moving = mails.some(({ state, nextAt }) => state === 'QUEUED' && (!nextAt || within(nextAt, now, SOON_MS)));
  const expected = messages.some(
    (message) => mayGoOut(message) && !written.has(message.id) && within(message.createdAt, now, FRESH_MS),
  );
  return moving || expected ? BRISK_MS : CALM_MS;
}

function mayGoOut({ kind, author }: Message): boolean {
  return kind !== 'NOTE' && author.kind !== 'CUSTOMER';
}

/** Whether an instant is not further away than that, on one side. */
function within(instant: string, now: Date, far: number): boolean {
  return Math.abs(new Date(instant).getTime() - now.getTime()) <= far;
}
