import { screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { fakeApi, show } from '../test-page';
import { TicketPage } from './TicketPage';

const AT = '2026-03-04T09:00:00Z';
const message = (id: string, text: string, more = {}) => ({
  id,
  ticket: 't1',
  kind: 'REPLY',
  author: { kind: 'AGENT', name: 'Bruno Leroy' },
  text,
  createdAt: AT,
  ...more,
});
const mail = (id: string, more = {}) => ({
  id,
  kind: 'REPLY',
  message: 'm1',
  recipient: 'claire@client.example',
  state: 'SENT',
  attempts: 1,
  copies: 0,
  queuedAt: AT,
  changedAt: AT,
  resendable: false,
  ...more,
});
const LOST = mail('d1', { state: 'FAILED', lastError: '550 5.1.1 No such user', resendable: true });
const DELIVERIES = 'GET /api/v1/deliveries';
const RESEND = 'POST /api/v1/deliveries/d1:resend';
const user = userEvent.setup({ delay: null });

function answers(mails: unknown[], messages: unknown[] = [message('m1', 'Refunded.')], permissions = ['ticket:reply']) {
  return {
    'GET /api/v1/tickets/t1': {
      body: {
        id: 't1',
        number: 100042,
        subject: 'Card charged twice',
        status: 'ANSWERED',
        priority: 'NORMAL',
        channel: 'EMAIL',
        contact: { id: 'c1', name: 'Claire Moreau' },
        createdAt: AT,
        updatedAt: AT,
        version: 2,
      },
    },
    'GET /api/v1/tickets/t1/messages': { body: { items: messages } },
    'GET /api/v1/me': { body: { id: 'a1', name: 'Bruno Leroy', kind: 'PERSON', permissions, departments: [], groups: [] } },
    [DELIVERIES]: { body: { items: mails } } as { status?: number; body?: unknown },
    [RESEND]: { status: 202, body: LOST } as { status?: number; body?: unknown },
  };
}

const open = (language = 'en') => show('/tickets/t1', '/tickets/:id', TicketPage, language);
const reply = async (text = 'Refunded.') => within((await screen.findByText(text)).closest('li')!);
const card = async (name = 'Automatic mails') => within(await screen.findByRole('region', { name }));

test('a reply that no server took looks unlike the others, says why, and goes out again with one click', async () => {
  const replies = answers([LOST]);
  const asked = fakeApi(replies);
  await open();
  const failed = await reply();
  await waitFor(() => expect(failed.getAllByText('Not delivered')).toHaveLength(2));
  expect(failed.getByText('Reason: 550 5.1.1 No such user')).toBeTruthy();

  replies[DELIVERIES] = { body: { items: [mail('d1')] } };
  await user.click(failed.getByRole('button', { name: 'Send again to claire@client.example' }));

  expect(await failed.findByText('Sent')).toBeTruthy();
  expect(failed.queryByRole('button')).toBeNull();
  const sent = asked.filter(({ call }) => call === RESEND);
  expect(sent.map(({ headers }) => headers['Idempotency-Key'])).toEqual([`resend-d1-${AT}`]);
});

test('of three recipients the one who was not reached is seen at once, and first', async () => {
  const mails = [mail('d2', { recipient: 'a@client.example' }), mail('d3', { recipient: 'b@client.example' }), LOST];
  fakeApi(answers(mails));

  await open('fr');

  const shown = await reply();
  expect(await shown.findByText('Non distribué : 1 sur 3')).toBeTruthy();
  const lines = within(shown.getByRole('list', { name: 'E-mails de ce message' })).getAllByRole('listitem');
  expect(lines.map((line) => /\S+@client.example/.exec(line.textContent)?.[0])).toEqual([
    expect.stringContaining('claire@'),
    expect.stringContaining('a@'),
    expect.stringContaining('b@'),
  ]);
});

test('a mail that came back after it was sent says so', async () => {
  fakeApi(answers([{ ...LOST, state: 'BOUNCED', copies: 1 }]));

  await open('fr');

  const shown = await reply();
  expect(await shown.findAllByText('Retourné à l’expéditeur')).toHaveLength(2);
  expect(shown.queryByText('Il est peut-être arrivé plusieurs fois.')).toBeNull();
});

test('a mail that arrives late, perhaps twice, says both', async () => {
  fakeApi(answers([mail('d1', { lastError: '4.4.1 delayed', copies: 1 })]));

  await open();

  const shown = await reply();
  expect(await shown.findAllByText('Sent, delivery delayed')).toHaveLength(2);
  expect(shown.getByText('It may have arrived more than once.')).toBeTruthy();
});

test('a mail that is tried again says when, and offers nothing to click', async () => {
  const later = new Date(Date.now() + 600_000).toISOString();
  fakeApi(answers([mail('d1', { state: 'QUEUED', attempts: 2, lastError: '451 later', nextAt: later })]));

  await open();

  const shown = await reply();
  expect(await shown.findAllByText('Not sent yet')).toHaveLength(2);
  expect(shown.getByText(/^Next try: .*\d\d:\d\d$/)).toBeTruthy();
  expect(shown.queryByRole('button')).toBeNull();
});

test('a mail that is no longer kept cannot be sent again, and the page says what to do', async () => {
  fakeApi(answers([{ ...LOST, resendable: false }]));

  await open();

  const shown = await reply();
  expect(await shown.findByText('Guichet no longer keeps this mail: please write again.')).toBeTruthy();
  expect(shown.queryByRole('button')).toBeNull();
});

test('who may not reply sees the state and no button', async () => {
  fakeApi(answers([LOST], undefined, ['ticket:note']));

  await open();

  expect(await (await reply()).findAllByText('Not delivered')).toHaveLength(2);
  expect(screen.queryByRole('button', { name: /Send again/ })).toBeNull();
});

test('a refused click says why and leaves the mail as it stands', async () => {
  const replies = answers([LOST]);
  replies[RESEND] = { status: 409, body: { title: 'Conflict', detail: 'The mail is still being tried' } };
  fakeApi(replies);
  await open();

  await user.click(await screen.findByRole('button', { name: /Send again/ }));

  expect((await screen.findByRole('alert')).textContent).toBe('The mail was not sent againThe mail is still being tried');
});

test('an acknowledgement and a resolution are seen too, and what colleagues were told only on demand', async () => {
  const mails = [
    mail('d4', { message: undefined, kind: 'ACKNOWLEDGEMENT' }),
    { ...LOST, message: undefined, kind: 'RESOLUTION' },
    mail('d5', { message: undefined, kind: 'NOTICE', recipient: 'bruno@guichet.example' }),
  ];
  fakeApi(answers(mails));

  await open();

  const automatic = await card();
  expect(await automatic.findByText('Acknowledgement')).toBeTruthy();
  expect(automatic.getByText('Resolution').closest('li')!.textContent).toContain('Not delivered');
  expect(automatic.getByRole('button', { name: 'Send again to claire@client.example' })).toBeTruthy();
  const quiet = automatic.getByText('1 notice to colleagues').closest('details')!;
  expect(quiet.open).toBe(false);
  expect(quiet.textContent).toContain('bruno@guichet.example');
});

test('without an answer nothing is said to be sent, and the page says that it does not know', async () => {
  const replies = answers([]);
  replies[DELIVERIES] = { status: 503, body: { title: 'Not available' } };
  fakeApi(replies);

  await open();

  expect((await (await card()).findByRole('alert')).textContent).toContain('Whether mails arrived is not known');
  expect(screen.queryByText('Sent')).toBeNull();
  expect(screen.queryByText('None so far.')).toBeNull();
});

test('a reply that was written in a ticket merged into this one shows its own state', async () => {
  const replies = answers([], [message('m1', 'Refunded.'), message('m7', 'We look into it.', { ticket: 't7' })]);
  const merged = { ...LOST, message: 'm7' };
  fakeApi({ ...replies, [`${DELIVERIES}?ticket=t7&limit=200`]: { body: { items: [merged] } } });

  await open();

  expect(await (await reply('We look into it.')).findAllByText('Not delivered')).toHaveLength(2);
  expect((await reply()).queryByText('Not delivered')).toBeNull();
});
