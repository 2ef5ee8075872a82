import { screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { fakeApi, show } from '../test-page';
import { Bell, placeOf } from './Bell';

const AT = new Date(Date.now() - 3_600_000).toISOString();
const ANNOUNCE = {
  id: 'n1',
  kind: 'ANNOUNCE',
  ticket: { id: 't1', number: 100042 },
  title: 'Announce on X that #100042 is resolved',
  at: AT,
  toDo: true,
  link: 'https://x.example/claire/status/7',
};
const REMINDER = { id: 'n2', kind: 'REMINDER', title: 'Call the bank', at: AT };
const ASSIGNED = { id: 'n3', kind: 'ASSIGNED', ticket: { id: 't2', number: 100043 }, title: '#100043 is yours', at: AT, readAt: AT };

const NEWEST = 'GET /api/v1/notifications?limit=20';
const TO_DO = 'GET /api/v1/notifications?toDo=true&limit=200';
const user = userEvent.setup({ delay: null });

function answers(toDo: unknown[], newest: unknown[]) {
  return {
    [TO_DO]: { body: { items: toDo } } as { status?: number; body?: unknown },
    [NEWEST]: { body: { items: newest } },
    'PUT /api/v1/notifications/n1/completion': { status: 204 } as { status?: number; body?: unknown },
    'PUT /api/v1/notifications/n2/reading': { status: 204 },
  };
}

async function open(name: string, language = 'en') {
  await show('/', '/', Bell, language);
  await user.click(await screen.findByRole('button', { name }));
}

test('what is to be done stands above the notices, however old, and leads to where it is done', async () => {
  fakeApi(answers([ANNOUNCE], [ASSIGNED]));

  await open('1 thing to do');

  const toDo = within(await screen.findByRole('region', { name: 'To do' }));
  const place = toDo.getByRole('link', { name: 'Open x.example' });
  expect(place.getAttribute('href')).toBe('https://x.example/claire/status/7');
  expect(place.getAttribute('rel')).toBe('noopener noreferrer');
  expect(toDo.getByRole('link', { name: '#100042' }).getAttribute('href')).toBe('/tickets/t1');
  expect(screen.getByRole('link', { name: /#100043 is yours/ })).toBeTruthy();
});

test('what is to be done stands there once, though it is among the newest notices too', async () => {
  fakeApi(answers([ANNOUNCE], [ANNOUNCE, REMINDER]));

  await open('1 thing to do, 1 unread notice');

  expect(await screen.findAllByText(ANNOUNCE.title)).toHaveLength(1);
});

test('it is gone once it is ticked, and not before', async () => {
  const replies = answers([ANNOUNCE], [ANNOUNCE]);
  const asked = fakeApi(replies);
  await open('1 thing to do');

  replies[TO_DO] = { body: { items: [] } };
  await user.click(await screen.findByRole('checkbox', { name: `Done: ${ANNOUNCE.title}` }));

  await waitFor(() => expect(screen.queryByRole('region', { name: 'To do' })).toBeNull());
  expect(asked.map(({ call }) => call)).toContain('PUT /api/v1/notifications/n1/completion');
});

test('a tick that is not taken says so and leaves it to be done', async () => {
  const replies = answers([ANNOUNCE], []);
  replies['PUT /api/v1/notifications/n1/completion'] = { status: 502, body: { title: 'Bad gateway' } };
  fakeApi(replies);
  await open('1 thing to do');

  await user.click(await screen.findByRole('checkbox'));

  expect((await screen.findByRole('alert')).textContent).toContain('This was not done');
  expect(screen.getByRole<HTMLInputElement>('checkbox').checked).toBe(false);
});

test('a reminder about no ticket is shown, leads nowhere and can be marked as read', async () => {
  const asked = fakeApi(answers([], [REMINDER, ASSIGNED]));
  await open('1 avis non lu', 'fr');

  await user.click(await screen.findByRole('button', { name: 'Marquer comme lu : Call the bank' }));

  await waitFor(() => expect(asked.map(({ call }) => call)).toContain('PUT /api/v1/notifications/n2/reading'));
  expect(screen.queryByRole('link', { name: /Call the bank/ })).toBeNull();
});

test('without notices and things to do it is quiet', async () => {
  fakeApi(answers([], []));

  await open('Notices');

  expect(await screen.findByText('Nothing new.')).toBeTruthy();
  expect(screen.queryByText('To do')).toBeNull();
});

test.each([
  ['https://x.example/7', 'x.example'],
  ['http://forum.example:8080/t', 'forum.example:8080'],
  ['javascript:alert(1)', undefined],
  ['no address', undefined],
  [undefined, undefined],
])('the address %s leads to %s', (link, host) => {
  expect(placeOf(link)?.host).toBe(host);
});
