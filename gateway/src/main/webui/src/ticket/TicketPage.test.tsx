import { screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { fakeApi, show } from '../test-page';
import { plainText } from './Conversation';
import { TicketPage } from './TicketPage';

const NOW = new Date().toISOString();
const TICKET = {
  id: 't1',
  number: 100042,
  subject: 'Card charged twice',
  status: 'OPEN',
  priority: 'NORMAL',
  channel: 'EMAIL',
  contact: { id: 'c1', name: 'John Carter' },
  language: 'en',
  createdAt: NOW,
  updatedAt: NOW,
  version: 1,
};
const ANSWERS = {
  'GET /api/v1/tickets/t1': { body: TICKET },
  'GET /api/v1/tickets/t1/messages': {
    body: { items: [{ id: 'm1', kind: 'REPLY', author: { kind: 'CUSTOMER', name: 'John Carter' }, text: 'Twice!', createdAt: NOW }] },
  },
  'GET /api/v1/deliveries': { body: { items: [] } },
  'GET /api/v1/tickets/t1/sla': {
    body: {
      policy: 'standard',
      targets: [
        { kind: 'FIRST_RESPONSE', state: 'MET', due: NOW, metAt: NOW },
        { kind: 'RESOLUTION', state: 'RUNNING', due: new Date(Date.now() + 90.5 * 60_000).toISOString() },
      ],
    },
  },
  'POST /api/v1/articles:suggest': { body: { items: [{ id: 'k1', title: 'Refund of a double charge' }] } },
  'GET /api/v1/articles/k1': { body: { id: 'k1', title: 'Refund of a double charge', body: '## When\n\nIt takes **five** days.' } },
  'GET /api/v1/me': {
    body: {
      id: 'a1',
      name: 'Bruno Leroy',
      kind: 'PERSON',
      permissions: ['ticket:reply', 'ticket:note', 'ticket:close', 'sla:read', 'knowledge:read', 'routing:explain'],
    },
  },
  'POST /api/v1/tickets/t1/messages': { status: 201, body: {} },
  'PUT /api/v1/tickets/t1/closure': { status: 204 },
};

const user = userEvent.setup({ delay: null });
const open = () => show('/tickets/t1', '/tickets/:id', TicketPage);

test('each promise shows its own state', async () => {
  fakeApi(ANSWERS);

  await open();

  const promises = within(await screen.findByRole('region', { name: 'Promised times' }));
  expect(await promises.findByText('Kept')).toBeTruthy();
  expect((await promises.findByRole('timer')).textContent).toMatch(/1\sh 30\smin left/);
});

test('whoever answers where mails do not arrive is told so and may answer all the same', async () => {
  const contact = { id: 'c1', name: 'John Carter', email: 'john@client.example', undeliverable: '550 5.1.1 No such user' };
  fakeApi({ ...ANSWERS, 'GET /api/v1/tickets/t1': { body: { ...TICKET, contact } } });

  await open();

  expect((await screen.findByRole('note')).textContent).toContain('Mails to john@client.example do not arrive (550 5.1.1 No such user)');
  expect(screen.getByText('Mails to this address do not arrive.')).toBeTruthy();
  await user.type(screen.getByRole('textbox', { name: 'Reply' }), 'Hello');
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Send' }).disabled).toBe(false);
});

test('a ticket that is opened by its number is shown under its id, which keeps it fresh', async () => {
  const asked = fakeApi({ ...ANSWERS, 'GET /api/v1/tickets/100042': { body: TICKET } });

  await show('/tickets/100042', '/tickets/:id', TicketPage);

  await screen.findByText('Twice!');
  expect(asked.map(({ call }) => call)).toContain('GET /api/v1/tickets/t1');
  expect(asked.map(({ call }) => call)).not.toContain('GET /api/v1/tickets/100042/messages');
});

test('a closed ticket takes notes and no reply', async () => {
  fakeApi({ ...ANSWERS, 'GET /api/v1/tickets/t1': { body: { ...TICKET, status: 'CLOSED' } } });

  await open();

  expect(await screen.findByRole('textbox', { name: 'Internal note' })).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Send and close' })).toBeNull();
});

test('send and close sends one reply that also closes, safe to repeat', async () => {
  const asked = fakeApi(ANSWERS);
  await open();

  await user.type(await screen.findByRole('textbox', { name: 'Reply' }), 'Refunded.');
  await user.click(screen.getByRole('button', { name: 'Send and close' }));

  await screen.findByText('Sent.');
  const sent = asked.filter(({ call }) => call === 'POST /api/v1/tickets/t1/messages');
  expect(sent).toHaveLength(1);
  expect(sent[0]?.body).toEqual({ kind: 'REPLY', text: 'Refunded.', then: 'CLOSE' });
  expect(sent[0]?.headers['Idempotency-Key']).toBeTruthy();
  expect(sent[0]?.headers['X-Guichet']).toBe('web');
});

test('a message that was refused stays in the editor, and a second attempt carries the same key', async () => {
  const asked = fakeApi({ ...ANSWERS, 'POST /api/v1/tickets/t1/messages': { status: 502, body: { title: 'Bad gateway' } } });
  await open();

  await user.type(await screen.findByRole('textbox', { name: 'Reply' }), 'Hello');
  await user.click(screen.getByRole('button', { name: 'Send' }));
  await screen.findByText('This was not sent');
  await user.click(screen.getByRole('button', { name: 'Send' }));

  await waitFor(() => expect(keys(asked)).toHaveLength(2));
  expect(new Set(keys(asked)).size).toBe(1);
  expect(screen.getByRole<HTMLTextAreaElement>('textbox').value).toBe('Hello');
});

test('one click puts an article into the reply without losing what was typed', async () => {
  fakeApi(ANSWERS);
  await open();

  await user.type(await screen.findByRole('textbox', { name: 'Reply' }), 'Hello John,');
  await user.click(await screen.findByRole('button', { name: /Insert “Refund/ }));

  await waitFor(() =>
    expect(screen.getByRole<HTMLTextAreaElement>('textbox').value).toBe(
      'Hello John,\n\nRefund of a double charge\n\nWhen\n\nIt takes five days.',
    ),
  );
});

test('who may only add notes is offered nothing else', async () => {
  const me = { id: 'a5', name: 'Emma Jones', kind: 'PERSON', permissions: ['ticket:note'] };
  fakeApi({ ...ANSWERS, 'GET /api/v1/me': { body: me } });

  await open();

  expect(await screen.findByRole('textbox', { name: 'Internal note' })).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Send' })).toBeNull();
  expect(screen.queryByRole('button', { name: 'Close the ticket' })).toBeNull();
});

test('what was typed is still there after a reload', async () => {
  fakeApi(ANSWERS);
  const before = await open();
  await user.type(await screen.findByRole('textbox', { name: 'Reply' }), 'Half a sen');
  before.unmount();

  await open();

  expect((await screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Reply' })).value).toBe('Half a sen');
});

test('closing asks for the closure and nothing else', async () => {
  const asked = fakeApi(ANSWERS);
  await open();

  await user.click(await screen.findByRole('button', { name: 'Close the ticket' }));

  await waitFor(() => expect(asked.map(({ call }) => call)).toContain('PUT /api/v1/tickets/t1/closure'));
});

test('markup from outside is shown as its text only', () => {
  expect(plainText('<p>Hello<br>John</p><script>alert(1)</script><img src=x onerror=alert(1)>')).toBe('Hello\nJohn');
});

function keys(asked: ReturnType<typeof fakeApi>) {
  return asked.filter(({ call }) => call.startsWith('POST') && call.endsWith('messages')).map((a) => a.headers['Idempotency-Key']);
}
