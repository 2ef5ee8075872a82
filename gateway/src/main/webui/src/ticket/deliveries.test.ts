import { expect, test } from 'vitest';
import type { Delivery, Message } from '../api/types';
import { isLost, pause, sorted, standing, worstFirst, writtenIn } from './deliveries';

const NOW = new Date('2026-03-04T10:00:00Z');
const mail = (more: Partial<Delivery>): Delivery => ({
  id: 'd1',
  kind: 'REPLY',
  recipient: 'claire@client.example',
  state: 'SENT',
  attempts: 1,
  copies: 0,
  queuedAt: NOW.toISOString(),
  changedAt: NOW.toISOString(),
  resendable: false,
  ...more,
});
const message = (more: Partial<Message>): Message => ({
  id: 'm1',
  kind: 'REPLY',
  author: { kind: 'AGENT' },
  createdAt: '2026-03-04T09:00:00Z',
  ...more,
});

test.each([
  [{ state: 'QUEUED', attempts: 0 }, 'QUEUED'],
  [{ state: 'QUEUED', attempts: 2, lastError: '451 later' }, 'PUT_OFF'],
  // Somebody had it sent again: what was said against it before is history.
  [{ state: 'QUEUED', attempts: 0, lastError: '550 no such user' }, 'QUEUED'],
  [{ state: 'SENT' }, 'SENT'],
  [{ state: 'SENT', lastError: '4.4.1 delayed' }, 'LATE'],
  [{ state: 'FAILED', lastError: '550 no such user' }, 'FAILED'],
  [{ state: 'BOUNCED', lastError: '5.1.1' }, 'BOUNCED'],
] as const)('%o stands as %s', (facts, expected) => {
  expect(standing(mail(facts))).toBe(expected);
});

test('only what will not arrive by itself is lost', () => {
  const states = [mail({ state: 'FAILED' }), mail({ state: 'BOUNCED' }), mail({ state: 'QUEUED', attempts: 9 }), mail({})];

  expect(states.map(isLost)).toEqual([true, true, false, false]);
});

test('of several recipients the worst state comes first', () => {
  const found = worstFirst([
    mail({ id: 'sent' }),
    mail({ id: 'queued', state: 'QUEUED', attempts: 0 }),
    mail({ id: 'late', lastError: '4.4.1' }),
    mail({ id: 'returned', state: 'BOUNCED' }),
    mail({ id: 'put-off', state: 'QUEUED', attempts: 1 }),
    mail({ id: 'failed', state: 'FAILED' }),
  ]);

  expect(found.map(({ id }) => id)).toEqual(['failed', 'returned', 'put-off', 'late', 'queued', 'sent']);
});

test('a mail stands with its message, and what carries none that is shown stands apart', () => {
  const { of, others } = sorted(
    [
      mail({ id: 'copy', message: 'm1' }),
      mail({ id: 'lost', message: 'm1', state: 'FAILED' }),
      mail({ id: 'ack', kind: 'ACKNOWLEDGEMENT' }),
      mail({ id: 'elsewhere', message: 'm9' }),
    ],
    [message({ id: 'm1' })],
  );

  expect(of.get('m1')?.map(({ id }) => id)).toEqual(['lost', 'copy']);
  expect(others.map(({ id }) => id).sort()).toEqual(['ack', 'elsewhere']);
});

test('the mails of merged tickets are asked for where somebody was written to', () => {
  const messages = [
    message({ ticket: 't1' }),
    message({ ticket: 't3' }),
    message({ ticket: 't3' }),
    message({ ticket: 't4', author: { kind: 'CUSTOMER' } }),
    message({ ticket: 't5', kind: 'NOTE' }),
    message({ ticket: 't2', kind: 'FORWARD' }),
  ];

  expect(writtenIn('t1', messages)).toEqual(['t2', 't3']);
});

test.each([
  ['nothing is under way', [mail({})], [], false],
  ['one is being sent', [mail({ state: 'QUEUED', attempts: 0 })], [], true],
  ['one is put off for hours', [mail({ state: 'QUEUED', attempts: 5, nextAt: '2026-03-04T12:00:00Z' })], [], false],
  ['one is about to be tried again', [mail({ state: 'QUEUED', attempts: 1, nextAt: '2026-03-04T10:00:10Z' })], [], true],
  ['a reply was written this moment', [], [message({ createdAt: '2026-03-04T09:59:58Z' })], true],
  ['a reply was written this moment and its mail is sent', [mail({ message: 'm1' })], [message({ createdAt: '2026-03-04T09:59:58Z' })], false],
  ['a reply never became a mail', [], [message({})], false],
  ['the customer has written', [], [message({ createdAt: '2026-03-04T09:59:58Z', author: { kind: 'CUSTOMER' } })], false],
] as const)('when %s, the page looks again soon or not', (_, mails, messages, soon) => {
  expect(pause([...mails], [...messages], NOW)).toBe(soon ? 3_000 : 60_000);
});
